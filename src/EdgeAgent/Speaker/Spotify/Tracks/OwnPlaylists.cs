using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Tracks;

/// <summary>
/// The owner's playlists, each made for a mood: the owner's word on its tracks. Spotify's own words on them are not asked
/// for.
/// </summary>
internal sealed class OwnPlaylists(SpotifyApi api, SpotifySettings settings)
{
    /// <summary>20 requests; a playlist for a mood is shorter.</summary>
    private const int LongestPlaylist = 1000;

    /// <returns>The tracks, and the playlists that cannot be had.</returns>
    /// <exception cref="SpotifyException">The account or Spotify has a trouble that is not one playlist's.</exception>
    public async Task<(IReadOnlyList<TaggedTrack> Tracks, IReadOnlyList<SetAsideFile> Aside)> ReadAsync(CancellationToken cancellationToken)
    {
        List<TaggedTrack> tracks = [];
        List<SetAsideFile> aside = [];
        foreach (var (playlist, mood) in settings.Playlists)
        {
            try
            {
                await foreach (var item in ItemsAsync(playlist, cancellationToken)) tracks.Add(Tagged(item, mood));
            }
            catch (SpotifyException e) when (e.Trouble is SpotifyTrouble.Forbidden or SpotifyTrouble.NotThere)
            {
                aside.Add(new SetAsideFile(
                    $"Spotify's playlist {playlist}",
                    $"The playlist {playlist} cannot be read: only playlists of the account that is logged in, or shared with it, can be."));
            }
        }

        return ([.. tracks.DistinctBy(track => track.Uri)], aside);
    }

    private async IAsyncEnumerable<ItemAnswer> ItemsAsync(
        string playlist,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var offset = 0; offset < LongestPlaylist;)
        {
            var page = await api.PlaylistItemsAsync(playlist, offset, cancellationToken);
            foreach (var entry in page.Items ?? [])
            {
                if (
                    (entry.Item ?? entry.Track) is { Uri: not null, Name: not null } item
                    && item.Uri.StartsWith("spotify:track:", StringComparison.Ordinal)
                )
                    yield return item;
            }

            offset += page.Items?.Count ?? 0;
            if (page.Next is null || page.Items is null or []) yield break;
        }
    }

    private static TaggedTrack Tagged(ItemAnswer item, Contracts.Mood mood)
    {
        List<string> artists = [.. (item.Artists ?? []).Select(artist => artist.Name).OfType<string>().Where(name => name.Length > 0)];
        return new TaggedTrack(
            item.Uri!,
            item.Name!,
            string.Join(TrackCredits.Separator, artists),
            item.Album?.Name ?? "",
            Mood: mood,
            Explicit: item.Explicit,
            Seconds: item.DurationMs / 1000.0
        )
        {
            Artists = artists.Count > 0 ? artists : null,
        };
    }
}
