using Roomtone.Contracts;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Walls;

/// <summary>What a tablet on the wall shows: what plays, and the mood where its owner wants it. No id, no name of a file.</summary>
/// <param name="Name">The wall's own name.</param>
/// <param name="Device">The box, which stands in the page's address.</param>
/// <param name="IsThere">Whether the box is there.</param>
/// <param name="State">Whether music sounds.</param>
/// <param name="Track">What plays; null where nothing does.</param>
/// <param name="Mood">The room's; null where it is not shown, or not known.</param>
/// <param name="MaySkip">Whether a track may be skipped here.</param>
internal sealed record WallScreen(
    string Name, string Device, bool IsThere, PlayState State, WallTrack? Track, Mood? Mood, bool MaySkip)
{
    public static WallScreen Of(Wall wall, Room? room)
    {
        var isThere = room?.Status is { State: DeviceState.Online };
        var track = room?.Track?.Track is { } now ? WallTrack.Of(now) : null;
        return new(
            wall.Name,
            wall.Device,
            isThere,
            isThere ? room?.Track?.State ?? PlayState.Stopped : PlayState.Stopped,
            isThere ? track : null,
            isThere && wall.ShowsMood && room?.Mood?.Mood is { } mood and not Contracts.Mood.Unknown ? mood : null,
            wall.MaySkip);
    }
}

/// <param name="Title">Never empty.</param>
/// <param name="Artist">Empty if unknown.</param>
/// <param name="Album">Empty if unknown.</param>
/// <param name="Mark">See <see cref="TrackMark"/>.</param>
/// <param name="HasCover">Whether its cover may be asked for.</param>
internal sealed record WallTrack(string Title, string Artist, string Album, string Mark, bool HasCover)
{
    public static WallTrack Of(TrackInfo track) => new(
        track.Title,
        track.Artist,
        track.Album,
        TrackMark.Of(track.Id),
        track.Provider == MusicSources.ProviderOf(MusicSources.Library));
}
