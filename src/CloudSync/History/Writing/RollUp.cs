using Roomtone.CloudSync.Ingest;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>Aggregates mood events by box and time. Sorted, so that two workers lock rows in the same order.</summary>
internal static class RollUp
{
    private static readonly string[] Sums =
    [
        "windows",
        "known",
        "people_sum",
        "valence_sum",
        "arousal_sum",
        "confidence_sum",
        "happy",
        "calm",
        "tense",
        "sad",
        "neutral",
        "unknown",
    ];

    public static readonly Table<Slot> Minutes = TableOf("minute");
    public static readonly Table<Slot> Hours = TableOf("hour");
    public static readonly Table<Slot> Days = TableOf("day");

    public static IReadOnlyList<Slot> ByMinute(IEnumerable<Recorded<MoodEvent>> moods)
    {
        var slots = new Dictionary<(string, long), MoodSums>();
        foreach (var mood in moods)
            SumsAt(slots, mood.Key.Device, mood.At.UtcTicks, TimeSpan.TicksPerMinute).Add(mood.Data);
        return Sorted(slots);
    }

    public static IReadOnlyList<Slot> By(TimeSpan span, IEnumerable<Slot> finer)
    {
        var slots = new Dictionary<(string, long), MoodSums>();
        foreach (var slot in finer) SumsAt(slots, slot.Device, slot.Start.UtcTicks, span.Ticks).Add(slot.Sums);
        return Sorted(slots);
    }

    private static MoodSums SumsAt(Dictionary<(string, long), MoodSums> slots, string device, long ticks, long span)
    {
        var start = ticks - (ticks % span);
        if (!slots.TryGetValue((device, start), out var sums)) slots.Add((device, start), sums = new MoodSums());
        return sums;
    }

    private static List<Slot> Sorted(Dictionary<(string Device, long Start), MoodSums> slots) =>
        [
            .. slots
                .Select(slot => new Slot(slot.Key.Device, new DateTimeOffset(slot.Key.Start, TimeSpan.Zero), slot.Value))
                .OrderBy(slot => slot.Device, StringComparer.Ordinal)
                .ThenBy(slot => slot.Start),
        ];

    // VALUES(…) is old on MySQL 8, but its successor is not known to MariaDB.
    private static Table<Slot> TableOf(string time) => new(
        $"mood_{time}s",
        $"device, {time}, {string.Join(", ", Sums)}",
        Write,
        string.Join(", ", Sums.Select(sum => $"{sum} = {sum} + VALUES({sum})")));

    private static void Write(Slot slot, IRow row)
    {
        var sums = slot.Sums;
        row.Text(slot.Device);
        row.Time(slot.Start);
        row.Number(sums.Windows);
        row.Number(sums.Known);
        row.Number(sums.People);
        row.Sum(sums.Valence, DecimalPrecision.Affect);
        row.Sum(sums.Arousal, DecimalPrecision.Affect);
        row.Sum(sums.Confidence, DecimalPrecision.Affect);
        row.Number(sums.Of(Mood.Happy));
        row.Number(sums.Of(Mood.Calm));
        row.Number(sums.Of(Mood.Tense));
        row.Number(sums.Of(Mood.Sad));
        row.Number(sums.Of(Mood.Neutral));
        row.Number(sums.Of(Mood.Unknown));
    }
}

/// <summary>The sums of one box from <paramref name="Start"/> on, UTC.</summary>
internal sealed record Slot(string Device, DateTimeOffset Start, MoodSums Sums);

/// <summary>Sums of the mood windows of one box over a minute, an hour or a day, in units of the last decimal place.</summary>
internal sealed class MoodSums
{
    private readonly long[] _moods = new long[Enum.GetValues<Mood>().Length];

    public long Windows { get; private set; }

    public long Known { get; private set; }

    public long People { get; private set; }

    public long Valence { get; private set; }

    public long Arousal { get; private set; }

    public long Confidence { get; private set; }

    public long Of(Mood mood) => _moods[(int)mood];

    public void Add(MoodEvent window)
    {
        Windows++;
        People += window.People;
        _moods[(int)window.Mood]++;
        if (window is not { Valence: { } valence, Arousal: { } arousal, Confidence: { } confidence }) return;
        Known++;
        Valence += DecimalPrecision.Scale(valence, DecimalPrecision.Affect);
        Arousal += DecimalPrecision.Scale(arousal, DecimalPrecision.Affect);
        Confidence += DecimalPrecision.Scale(confidence, DecimalPrecision.Affect);
    }

    public void Add(MoodSums part)
    {
        Windows += part.Windows;
        Known += part.Known;
        People += part.People;
        Valence += part.Valence;
        Arousal += part.Arousal;
        Confidence += part.Confidence;
        for (var mood = 0; mood < _moods.Length; mood++) _moods[mood] += part._moods[mood];
    }
}
