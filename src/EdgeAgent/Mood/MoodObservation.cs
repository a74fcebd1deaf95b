using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Mood;

/// <summary>A window has closed.</summary>
/// <param name="Reading">What was written to the event log.</param>
/// <param name="Room">The room's mood after it.</param>
/// <param name="Changed">Whether the room's mood is another one than before.</param>
internal sealed record MoodObservation(MoodEvent Reading, RoomMood Room, bool Changed);
