namespace Roomtone.Contracts;

/// <summary>
/// What one window of sensing showed. Below the room's threshold of people the mood is
/// <see cref="Mood.Unknown"/> and every number but <paramref name="People"/> is null.
/// </summary>
/// <param name="From">Start of the window, UTC.</param>
/// <param name="To">End of the window, UTC.</param>
/// <param name="People">How many faces the window rests on; 0 when below the threshold.</param>
/// <param name="Coverage">Share of the window's face readings that were sure enough to count, 0 to 1.</param>
/// <param name="Mood">The room's mood after smoothing.</param>
/// <param name="Valence">-1 to 1.</param>
/// <param name="Arousal">-1 to 1.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Expressions">The mean shares over the window's people.</param>
/// <param name="Why">One sentence, when this window changed the mood; else null. For live views: it is not stored.</param>
public sealed record MoodEvent(
    DateTimeOffset From,
    DateTimeOffset To,
    int People,
    double? Coverage,
    Mood Mood,
    double? Valence,
    double? Arousal,
    double? Confidence,
    Expressions? Expressions,
    string? Why = null);
