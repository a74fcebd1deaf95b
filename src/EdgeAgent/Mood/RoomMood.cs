using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Mood;

/// <summary>The room as the music should see it.</summary>
/// <param name="At">UTC.</param>
/// <param name="Mood">After smoothing; <see cref="Contracts.Mood.Unknown"/> when nothing is sure.</param>
/// <param name="Affect">Valence and arousal, or null when nothing is sure.</param>
/// <param name="Confidence">0 to 1; 0 when nothing is sure.</param>
/// <param name="Why">One sentence that a person understands.</param>
internal sealed record RoomMood(DateTimeOffset At, Contracts.Mood Mood, Affect? Affect, double Confidence, string Why);
