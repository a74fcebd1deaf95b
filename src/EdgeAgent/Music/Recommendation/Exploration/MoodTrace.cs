using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;

namespace Roomtone.EdgeAgent.Music.Recommendation.Exploration;

/// <summary>The room's valence and arousal of the last quarter of an hour, minute by minute.</summary>
internal sealed class MoodTrace
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly Queue<(DateTimeOffset At, Affect Affect)> _seen = new();
    private DateTimeOffset _last;

    /// <summary>From any thread.</summary>
    public void Observe(RoomMood mood)
    {
        if (mood is not { Affect: { } affect, Mood: not Contracts.Mood.Unknown }) return;
        lock (_gate)
        {
            if (mood.At < _last) _seen.Clear(); // The clock was set back: what seems to come would never become old.
            _last = mood.At;
            _seen.Enqueue((mood.At, affect));
            while (mood.At - _seen.Peek().At > Kept) _seen.Dequeue();
        }
    }

    /// <returns>Mean and standard error of the time between, or null where fewer than two minutes are known.</returns>
    public AffectMean? Between(DateTimeOffset from, DateTimeOffset to)
    {
        List<(DateTimeOffset At, Affect Affect)> seen;
        lock (_gate) seen = [.. _seen.Where(entry => entry.At >= from && entry.At < to)];
        // Windows of seconds follow each other closely; minutes are nearer to independent readings.
        var minutes = seen.GroupBy(entry => (int)(entry.At - from).TotalMinutes)
            .Select(minute => new Affect(minute.Average(entry => entry.Affect.Valence), minute.Average(entry => entry.Affect.Arousal)))
            .ToList();
        return minutes.Count < 2 ? null : AffectMean.Of(minutes);
    }
}

/// <summary>A mean and the standard error of each of its parts.</summary>
internal readonly record struct AffectMean(Affect Mean, Affect Error)
{
    public static AffectMean Of(IReadOnlyList<Affect> values) => new(
        new Affect(values.Average(value => value.Valence), values.Average(value => value.Arousal)),
        new Affect(ErrorOf([.. values.Select(value => value.Valence)]), ErrorOf([.. values.Select(value => value.Arousal)])));

    private static double ErrorOf(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => Math.Pow(value - mean, 2)) / (values.Length - 1) / values.Length);
    }
}

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
