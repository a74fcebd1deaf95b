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

    private static List<Recorded<T>> Fresh<T>(List<Recorded<T>> events, HashSet<EventKey> seen) => events.FindAll(recorded => seen.Add(recorded.Key));
}
