using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Playlists;

/// <summary>A list of tracks as the box keeps it, one in a file.</summary>
/// <param name="Id">The name of its file, without the ending.</param>
/// <param name="Name">As people call it.</param>
/// <param name="By">Who made it.</param>
/// <param name="ChangedAt">UTC.</param>
/// <param name="Tracks">In their order, each once.</param>
internal sealed record Playlist(string Id, string Name, string By, DateTimeOffset ChangedAt, IReadOnlyList<PlaylistTrack> Tracks)
{
    public PlaylistSummary Summary => new(Id, Name, Tracks.Count, Tracks.Sum(track => track.Seconds), By, ChangedAt);

    public static bool IsSound(Playlist list) =>
        list is { Id.Length: > 0, Name.Length: > 0 and <= PlaylistSummary.LongestName, By: not null }
        && list.Tracks.Count <= PlaylistPage.MostTracks
        && list.ChangedAt.Year is >= 1970 and <= 9000
        && list.Tracks.All(track => track is { Provider: not null, Id.Length: > 0, Title: not null, Artist: not null }
            && track.Seconds is >= 0 and < 1e7);
}

/// <summary>What is needed to find a track again, and to show it where it is not there any more.</summary>
/// <param name="Provider">Whose it is.</param>
/// <param name="Id">Its id in the library.</param>
/// <param name="Title">As it was when it was added.</param>
/// <param name="Artist">Empty if unknown.</param>
/// <param name="Seconds">Its length; 0 if unknown.</param>
internal sealed record PlaylistTrack(string Provider, string Id, string Title, string Artist, double Seconds)
{
    private const int LongestText = 300;

    public static PlaylistTrack Of(TrackInfo track) => new(
        track.Provider,
        track.Id,
        EventText.Shortened(track.Title, LongestText),
        EventText.Shortened(track.Artist, LongestText),
        track.DurationSeconds is >= 0 and < 1e7 ? track.DurationSeconds : 0);

    public TrackInfo Info => new(Provider, Id, Title, Artist, "", "", "", null, Seconds);
}
