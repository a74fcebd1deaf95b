using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Mood;

/// <summary>The room's mood after smoothing, which the music follows.</summary>
/// <param name="At">UTC.</param>
/// <param name="Mood">The mood; <see cref="Contracts.Mood.Unknown"/> when nothing is sure.</param>
/// <param name="Affect">Valence and arousal, or null when nothing is sure.</param>
/// <param name="Confidence">0 to 1; 0 when nothing is sure.</param>
/// <param name="Why">One sentence that a person understands.</param>
internal sealed record RoomMood(DateTimeOffset At, Contracts.Mood Mood, Affect? Affect, double Confidence, string Why);

/// <summary>What a window that has closed gives.</summary>
/// <param name="Reading">What was written to the event log.</param>
/// <param name="Room">The room's mood after it.</param>
/// <param name="Changed">Whether the room's mood is another one than before.</param>
internal sealed record MoodObservation(MoodEvent Reading, RoomMood Room, bool Changed);
