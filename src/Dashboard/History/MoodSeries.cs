using System.ComponentModel.DataAnnotations;

namespace Roomtone.Dashboard.History;

/// <summary>The mood of a room over time. A time without a point is a gap: nobody was there, or nobody looked.</summary>
internal sealed record MoodSeries(
    DateTimeOffset From,
    DateTimeOffset To,
    [property: AllowedValues("minute", "hour", "day")] string Step,
    IReadOnlyList<MoodPoint> Points);

/// <summary>A minute, an hour or a day (of UTC) of mood.</summary>
/// <param name="At">Its start, UTC.</param>
/// <param name="Windows">How many windows it rests on.</param>
/// <param name="Known">How many of them carry numbers.</param>
/// <param name="People">How many people, on average.</param>
/// <param name="Valence">-1 to 1, the mean over the known windows.</param>
/// <param name="Arousal">-1 to 1, the mean over the known windows.</param>
/// <param name="Confidence">0 to 1, the mean over the known windows.</param>
/// <param name="Moods">How many windows had which mood.</param>
internal sealed record MoodPoint(
    DateTimeOffset At,
    long Windows,
    long Known,
    double People,
    double? Valence,
    double? Arousal,
    double? Confidence,
    MoodCounts Moods);

/// <summary>How many windows had which mood.</summary>
internal sealed record MoodCounts(long Happy, long Calm, long Tense, long Sad, long Neutral, long Unknown);
