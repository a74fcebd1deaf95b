using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.History;

/// <summary>A row of <c>v_mood_minutes</c>, <c>v_mood_hours</c> or <c>v_mood_days</c>.</summary>
internal sealed class MoodRow
{
    public DateTime At { get; init; }

    public long Windows { get; init; }

    public long Known { get; init; }

    public double People { get; init; }

    public double? Valence { get; init; }

    public double? Arousal { get; init; }

    public double? Confidence { get; init; }

    public long Happy { get; init; }

    public long Calm { get; init; }

    public long Tense { get; init; }

    public long Sad { get; init; }

    public long Neutral { get; init; }

    public long Unknown { get; init; }

    public static string Select(TimeStep step) =>
        $"""
            SELECT {step.Name} AS At, windows AS Windows, known AS Known, people AS People, valence AS Valence, arousal AS Arousal, confidence AS Confidence,
              happy AS Happy, calm AS Calm, tense AS Tense, sad AS Sad, neutral AS Neutral, unknown AS Unknown
            FROM {step.View}
            WHERE device = @device AND {step.Name} >= @from AND {step.Name} < @to
            ORDER BY {step.Name}
            """;

    public MoodPoint ToPoint() =>
        new(At.FromDatabase(), Windows, Known, People, Valence, Arousal, Confidence, new(Happy, Calm, Tense, Sad, Neutral, Unknown));
}
