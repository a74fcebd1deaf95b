using Roomtone.Contracts;

namespace Roomtone.Dashboard.Live;

/// <summary>The kinds of state that browsers are sent; the names of the events.</summary>
internal static class RoomKinds
{
    public const string Status = "status";
    public const string Mood = StateKinds.Mood;
    public const string Track = StateKinds.Track;
    public const string Sensing = StateKinds.Sensing;
    public const string Health = StateKinds.Health;

    /// <summary>What should sound in the page that is the speaker.</summary>
    public const string Speaker = "speaker";

    /// <summary>In the order in which a new connection receives them.</summary>
    public static readonly IReadOnlyList<string> All = [Status, Sensing, Mood, Track, Health, Speaker];
}

/// <summary>One thing about one device.</summary>
internal readonly record struct RoomKey(string Device, string Kind);
