using Roomtone.Contracts;

namespace Roomtone.Dashboard.Live;

/// <summary>The latest state that a device published; null where it has not published any.</summary>
internal sealed record Room(string Device)
{
    public DeviceStatus? Status { get; init; }

    public LiveMood? Mood { get; init; }

    public LiveTrack? Track { get; init; }

    public LiveSensing? Sensing { get; init; }

    public LiveHealth? Health { get; init; }

    public LiveWishes? Wishes { get; init; }

    public DesiredSound? Speaker { get; init; }

    public DesiredSettings? Desired { get; init; }

    public ReportedSettings? Reported { get; init; }

    /// <summary>When it was last heard, UTC.</summary>
    public DateTimeOffset? LastHeard { get; init; }

    /// <param name="kind">One of <see cref="RoomKinds"/>.</param>
    public object? this[string kind] => kind switch
    {
        RoomKinds.Status => Status,
        RoomKinds.Mood => Mood,
        RoomKinds.Track => Track,
        RoomKinds.Sensing => Sensing,
        RoomKinds.Health => Health,
        RoomKinds.Wishes => Wishes,
        RoomKinds.Speaker => Speaker,
        _ => null,
    };
}

/// <summary>The kinds of state that browsers are sent; the names of the events.</summary>
internal static class RoomKinds
{
    public const string Status = "status";
    public const string Mood = StateKinds.Mood;
    public const string Track = StateKinds.Track;
    public const string Sensing = StateKinds.Sensing;
    public const string Health = StateKinds.Health;

    /// <summary>What guests wish for.</summary>
    public const string Wishes = StateKinds.Wishes;

    /// <summary>What should sound in the page that is the speaker.</summary>
    public const string Speaker = "speaker";

    /// <summary>In the order in which a new connection receives them.</summary>
    public static readonly IReadOnlyList<string> All = [Status, Sensing, Mood, Track, Health, Wishes, Speaker];
}

/// <summary>One thing about one device.</summary>
internal readonly record struct RoomKey(string Device, string Kind);
