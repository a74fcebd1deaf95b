using Roomtone.Contracts;

namespace Roomtone.Dashboard.History;

/// <summary>The mood before and after plays, from minutes; minutes that cross an edge are left out.</summary>
internal static class MoodLiftCalculator
{
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(5);

    /// <summary>A mood does not turn in the first seconds of a song.</summary>
    private static readonly TimeSpan SettlesIn = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The 5 minutes before the start.</summary>
    public static (DateTime From, DateTime To) Before(Play play) => (play.Start.At - Span, play.Start.At);

    /// <summary>From a minute after the start to 5 minutes after the end, or to now.</summary>
    public static (DateTime From, DateTime To) After(Play play, DateTime now) =>
        (play.Start.At + SettlesIn, play.Until + Span < now ? play.Until + Span : now);

    /// <summary>All the minutes that the plays need, as few spans as they need.</summary>
    public static IEnumerable<(DateTime From, DateTime To)> Spans(IEnumerable<Play> plays, DateTime now)
    {
        (DateTime From, DateTime To)? open = null;
        foreach (var (from, to) in plays.Select(play => (Before(play).From, After(play, now).To)).Order())
        {
            if (open is { } span && from <= span.To)
            {
                open = (span.From, to > span.To ? to : span.To);
                continue;
            }

            if (open is { } done) yield return done;
            open = (from, to);
        }

        if (open is { } last) yield return last;
    }

    /// <summary>The mean over the known windows, or null where there are none.</summary>
    /// <param name="minutes">In the order of time.</param>
    /// <param name="span">The edges.</param>
    public static Affect? Mean(List<MoodRow> minutes, (DateTime From, DateTime To) span)
    {
        double valence = 0, arousal = 0;
        long known = 0;
        foreach (var row in minutes.Skip(FirstFrom(minutes, span.From)).TakeWhile(row => row.At + Minute <= span.To))
        {
            if (row.Valence is null || row.Arousal is null) continue;
            valence += row.Valence.Value * row.Known;
            arousal += row.Arousal.Value * row.Known;
            known += row.Known;
        }

        return known == 0 ? null : new(Math.Round(valence / known, 4), Math.Round(arousal / known, 4));
    }

    /// <summary>
    /// The change over a play and its standard error, from the minutes on both sides: their scatter around the means,
    /// as if they were independent, which is kinder than the truth.
    /// </summary>
    /// <returns>Null where a side has fewer than two known minutes.</returns>
    public static Lift? LiftOf(List<MoodRow> minutes, (DateTime From, DateTime To) before, (DateTime From, DateTime To) after)
    {
        var (old, now) = (Known(minutes, before), Known(minutes, after));
        if (old.Count < 2 || now.Count < 2) return null;
        return new Lift(
            Math.Round(now.Average(row => row.Valence!.Value) - old.Average(row => row.Valence!.Value), 4),
            Math.Round(now.Average(row => row.Arousal!.Value) - old.Average(row => row.Arousal!.Value), 4),
            Math.Round(double.Hypot(Error(old, row => row.Valence!.Value), Error(now, row => row.Valence!.Value)), 4),
            Math.Round(double.Hypot(Error(old, row => row.Arousal!.Value), Error(now, row => row.Arousal!.Value)), 4));
    }

    private static List<MoodRow> Known(List<MoodRow> minutes, (DateTime From, DateTime To) span) =>
        [
            .. minutes
                .Skip(FirstFrom(minutes, span.From))
                .TakeWhile(row => row.At + Minute <= span.To)
                .Where(row => row.Valence is not null && row.Arousal is not null),
        ];

    private static double Error(List<MoodRow> rows, Func<MoodRow, double> value)
    {
        var mean = rows.Average(value);
        return Math.Sqrt(rows.Sum(row => Math.Pow(value(row) - mean, 2)) / (rows.Count - 1) / rows.Count);
    }

    private static int FirstFrom(List<MoodRow> minutes, DateTime from)
    {
        var index = minutes.BinarySearch(new MoodRow { At = from }, Comparer<MoodRow>.Create((a, b) => a.At.CompareTo(b.At)));
        return index < 0 ? ~index : index;
    }
}
