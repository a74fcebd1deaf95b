using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Recommendation.Exploration;

/// <summary>The mood before and after a track, and the change with its standard error.</summary>
/// <param name="Before">The mean of the 5 minutes before it.</param>
/// <param name="After">The mean from a minute after its start to its end: a mood does not turn in the first seconds of a song.</param>
/// <param name="Change">After minus before.</param>
/// <param name="Error">The standard error of the change.</param>
internal sealed record Lift(Affect Before, Affect After, Affect Change, Affect Error)
{
    private static readonly TimeSpan BeforeSpan = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SettlesIn = TimeSpan.FromMinutes(1);

    /// <returns>Null where the mood was not known long enough on both sides.</returns>
    public static Lift? Of(MoodTrace trace, DateTimeOffset start, DateTimeOffset end)
    {
        if (trace.Between(start - BeforeSpan, start) is not { } before || trace.Between(start + SettlesIn, end) is not { } after)
            return null;
        return new Lift(
            before.Mean,
            after.Mean,
            new Affect(after.Mean.Valence - before.Mean.Valence, after.Mean.Arousal - before.Mean.Arousal),
            new Affect(double.Hypot(before.Error.Valence, after.Error.Valence), double.Hypot(before.Error.Arousal, after.Error.Arousal)));
    }
}
