using Roomtone.CloudSync.History.Writing;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Ingest;

/// <summary>What one transaction writes: the events of some messages, and what may be confirmed after it.</summary>
internal sealed class Page
{
    public List<Recorded<MoodEvent>> Moods { get; private init; } = [];

    public List<Recorded<TrackEvent>> Tracks { get; private init; } = [];

    public List<Recorded<FeedbackEvent>> Feedback { get; private init; } = [];

    public List<Recorded<DeviceEvent>> DeviceEvents { get; private init; } = [];

    public List<Rejection> Rejections { get; private init; } = [];

    public List<Confirmation> Confirmations { get; private init; } = [];

    /// <summary>The messages it was read from, to read it again piece by piece when the database refuses the whole.</summary>
    public List<Arrival> Arrivals { get; private init; } = [];

    /// <summary>When each box was heard last.</summary>
    public SortedDictionary<string, DateTimeOffset> Heard { get; private init; } = new(StringComparer.Ordinal);

    public int Events => Moods.Count + Tracks.Count + Feedback.Count + DeviceEvents.Count;

    public int Rows => Events + Rejections.Count;

    /// <summary>The rows of the mood events as they will be sent, made by the thread that reads, or null.</summary>
    public TabbedRows? MoodRows { get; set; }

    /// <summary>How much stands on the page now.</summary>
    public int[] Mark() => [Moods.Count, Tracks.Count, Feedback.Count, DeviceEvents.Count, Rejections.Count, Confirmations.Count];

    /// <summary>Takes away what came after the mark.</summary>
    public void CutBackTo(int[] mark)
    {
        Cut(Moods, mark[0]);
        Cut(Tracks, mark[1]);
        Cut(Feedback, mark[2]);
        Cut(DeviceEvents, mark[3]);
        Cut(Rejections, mark[4]);
        Cut(Confirmations, mark[5]);
    }

    /// <summary>The same page without the events whose keys are stored already, and each other key once.</summary>
    public Page Without(IReadOnlySet<EventKey> stored)
    {
        var seen = new HashSet<EventKey>(stored);
        return new Page
        {
            Moods = Fresh(Moods, seen),
            Tracks = Fresh(Tracks, seen),
            Feedback = Fresh(Feedback, seen),
            DeviceEvents = Fresh(DeviceEvents, seen),
            Rejections = Rejections,
            Confirmations = Confirmations,
            Arrivals = Arrivals,
            Heard = Heard,
        };
    }

    private static void Cut<T>(List<T> list, int count) => list.RemoveRange(count, list.Count - count);

    private static List<Recorded<T>> Fresh<T>(List<Recorded<T>> events, HashSet<EventKey> seen) =>
        events.FindAll(recorded => seen.Add(recorded.Key));
}
