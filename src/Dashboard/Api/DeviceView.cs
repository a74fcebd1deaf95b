using Roomtone.Contracts;
using Roomtone.Dashboard.History;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Sites;

namespace Roomtone.Dashboard.Api;

/// <summary>A device as shown to people: what is stored of it and what is true now; null is not known.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Whether it is there.</param>
/// <param name="LastSeen">When it was last heard, UTC.</param>
/// <param name="FirstSeen">When it was first heard, UTC.</param>
/// <param name="Version">The version of its agent.</param>
/// <param name="Boot">New at each start of its agent.</param>
/// <param name="Health">How it is.</param>
/// <param name="Sensing">Whether its camera is read.</param>
/// <param name="Mood">The room's mood.</param>
/// <param name="Track">The music.</param>
/// <param name="Place">The room it stands in.</param>
/// <param name="Tags">Words that people gave it.</param>
/// <param name="Template">The id of the template that it follows.</param>
internal sealed record DeviceView(
    string Id,
    DeviceState State,
    DateTimeOffset? LastSeen,
    DateTimeOffset? FirstSeen,
    string? Version,
    Guid? Boot,
    LiveHealth? Health,
    LiveSensing? Sensing,
    LiveMood? Mood,
    LiveTrack? Track,
    DevicePlace? Place,
    IReadOnlyList<string> Tags,
    string? Template)
{
    public static DeviceView Of(string id, StoredDevice? stored, Room? room, DeviceMarks marks) => new(
        id,
        room?.Status?.State ?? stored?.State ?? DeviceState.Offline,
        Later(stored?.LastSeen, room?.LastHeard),
        stored?.FirstSeen,
        room?.Status?.Version ?? stored?.Version,
        room?.Status?.Boot ?? stored?.Boot,
        room?.Health,
        room?.Sensing,
        room?.Mood,
        room?.Track,
        marks.Places.GetValueOrDefault(id),
        marks.Tags.GetValueOrDefault(id, []),
        marks.Templates.GetValueOrDefault(id));

    private static DateTimeOffset? Later(DateTimeOffset? a, DateTimeOffset? b) => a is null || b > a ? b ?? a : a;
}
