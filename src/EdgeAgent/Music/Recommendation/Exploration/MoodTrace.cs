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
