using Roomtone.CloudSync.History.Writing;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Ingest;

/// <summary>What one transaction writes: the events of some messages, and the acknowledgements to send after it.</summary>
internal sealed class WriteBatch
{
    public List<Recorded<MoodEvent>> Moods { get; private init; } = [];

    public List<Recorded<TrackEvent>> Tracks { get; private init; } = [];

    public List<Recorded<FeedbackEvent>> Feedback { get; private init; } = [];

    public List<Recorded<DeviceEvent>> DeviceEvents { get; private init; } = [];

    public List<Rejection> Rejections { get; private init; } = [];

    public List<Confirmation> Confirmations { get; private init; } = [];

    /// <summary>Its source messages, to be parsed again one by one when the database refuses the batch.</summary>
    public List<ReceivedMessage> Messages { get; private init; } = [];

    /// <summary>When each box was last heard.</summary>
    public SortedDictionary<string, DateTimeOffset> Heard { get; private init; } = new(StringComparer.Ordinal);

    public int Events => Moods.Count + Tracks.Count + Feedback.Count + DeviceEvents.Count;

    public int Rows => Events + Rejections.Count;

    /// <summary>The mood events as rows for LOAD DATA, made by the assembling thread, or null.</summary>
    public TsvBuffer? MoodRows { get; set; }

    /// <summary>The current size, for <see cref="CutBackTo"/>.</summary>
    public int[] Mark() => [Moods.Count, Tracks.Count, Feedback.Count, DeviceEvents.Count, Rejections.Count, Confirmations.Count];

    /// <summary>Removes what was added after the mark.</summary>
    public void CutBackTo(int[] mark)
    {
        Cut(Moods, mark[0]);
        Cut(Tracks, mark[1]);
        Cut(Feedback, mark[2]);
        Cut(DeviceEvents, mark[3]);
        Cut(Rejections, mark[4]);
        Cut(Confirmations, mark[5]);
    }

    /// <summary>
    /// A copy without the events whose keys are stored, and without duplicates. Another event under a stored key is no
    /// duplicate: it is kept as rejected, since the confirmation deletes it at its box.
    /// </summary>
    public WriteBatch Without(IReadOnlyDictionary<StoredKey, string> stored)
    {
        var seen = new Dictionary<StoredKey, string>(stored);
        var others = new List<Rejection>(Rejections);
        return new WriteBatch
        {
            Moods = Fresh(Moods, seen, Likenesses.OfMoods, EventTypes.Mood, others),
            Tracks = Fresh(Tracks, seen, Likenesses.OfTracks, EventTypes.Track, others),
            Feedback = Fresh(Feedback, seen, Likenesses.OfFeedback, EventTypes.Feedback, others),
            DeviceEvents = Fresh(DeviceEvents, seen, Likenesses.OfDevices, EventTypes.Device, others),
            Rejections = others,
            Confirmations = Confirmations,
            Messages = Messages,
            Heard = Heard,
        };
    }

    private static void Cut<T>(List<T> list, int count) => list.RemoveRange(count, list.Count - count);

    private static List<Recorded<T>> Fresh<T>(
        List<Recorded<T>> events, Dictionary<StoredKey, string> seen, Likeness<T> likeness, string type, List<Rejection> others)
    {
        var fresh = new List<Recorded<T>>();
        foreach (var recorded in events)
            if (seen.TryAdd(recorded.StoredKey, likeness.Of(recorded.Data))) fresh.Add(recorded);
            else if (seen[recorded.StoredKey] != likeness.Of(recorded.Data)) others.Add(Rejection.OfTwin(recorded, type));
        return fresh;
    }
}

/// <summary>An event as a box recorded it, with its natural key and the time it happened.</summary>
internal sealed record Recorded<T>(EventKey Key, DateTimeOffset At, T Data)
{
    public StoredKey StoredKey => new(Key, StoredKey.Ticks(At));
}

/// <summary>The natural key of an event: a resent event has the same.</summary>
internal readonly record struct EventKey(string Device, Guid Epoch, long Seq);

/// <summary>The key of an event's row: its own and its time, in ticks of whole milliseconds.</summary>
internal readonly record struct StoredKey(EventKey Event, long At)
{
    /// <summary>The tables store milliseconds: a finer time would miss its own row.</summary>
    public static long Ticks(DateTimeOffset time) => time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond);
}
