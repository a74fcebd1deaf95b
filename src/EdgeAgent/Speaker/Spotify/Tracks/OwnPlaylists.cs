using Roomtone.Contracts;
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

    /// <summary>A day: what says more is not known.</summary>
    private const long LongestMilliseconds = 86_400_000;

    /// <summary>What each held when it was last read.</summary>
    private readonly Dictionary<string, IReadOnlyList<TaggedTrack>> _read = [];

    /// <returns>
    /// The tracks, and the playlists that cannot be had. One that Spotify fails to give this time keeps those that it had.
    /// </returns>
    /// <exception cref="SpotifyException">The account or Spotify has a trouble that is not one playlist's.</exception>
    public async Task<OwnTracks> ReadAsync(CancellationToken cancellationToken)
    {
        List<SetAsideFile> aside = [];
        SpotifyException? ill = null;
        var given = 0;
        foreach (var (playlist, mood) in settings.Playlists)
        {
            try
            {
                List<TaggedTrack> tracks = [];
                await foreach (var item in ItemsAsync(playlist, cancellationToken)) tracks.Add(Tagged(item, mood));
                _read[playlist] = tracks;
                given++;
            }
            catch (SpotifyException e) when (e.Trouble is SpotifyTrouble.Unreachable && (ill is null || given > 0))
            {
                ill = e;
                aside.Add(new SetAsideFile(
                    $"Spotify's playlist {playlist}", $"The playlist {playlist} cannot be read now. {e.Message} It is tried again."));
            }
            catch (SpotifyException e) when (e.Trouble is SpotifyTrouble.Forbidden or SpotifyTrouble.NotThere)
            {
                _read.Remove(playlist);
                aside.Add(new SetAsideFile(
                    $"Spotify's playlist {playlist}",
                    $"The playlist {playlist} cannot be read: only playlists of the account that is logged in, or shared with it, can be."));
            }
        }

        if (ill is not null && given == 0) throw ill;
        var all = settings.Playlists.Keys.SelectMany(playlist => _read.GetValueOrDefault(playlist, []));
        var isWhole = ill is null && aside.Count < settings.Playlists.Count;
        return new OwnTracks([.. all.DistinctBy(track => track.Uri)], aside, isWhole);
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
                if ((entry?.Item ?? entry?.Track) is { Name: not null } item && TaggedTracks.UriIn(item.Uri) is not null) yield return item;
            }

            offset += page.Items?.Count ?? 0;
            if (page.Next is null || page.Items is null or []) yield break;
        }
    }

    private static TaggedTrack Tagged(ItemAnswer item, Contracts.Mood mood)
    {
        List<string> named = [.. (item.Artists ?? []).Select(artist => artist?.Name).OfType<string>().Where(name => name.Length > 0)];
        var (artists, others) = TrackCredits.Parted(named);
        return new TaggedTrack(
            item.Uri!,
            Shown(item.Name!),
            Shown(string.Join(TrackCredits.Separator, artists!)),
            Shown(item.Album?.Name ?? ""),
            Mood: mood,
            Explicit: item.Explicit,
            Seconds: item.DurationMs is >= 0 and <= LongestMilliseconds ? item.DurationMs / 1000.0 : 0
        )
        {
            Artists = artists is [_, ..] ? artists : null,
            Guests = others,
        };
    }

    private static string Shown(string text) => EventText.Shortened(text, TrackCredits.LongestShown);
}

/// <param name="Tracks">Each once.</param>
/// <param name="Aside">The playlists that cannot be had.</param>
/// <param name="IsWhole">Whether asking again soon would give no more: where no playlist can be had, it is the account.</param>
internal sealed record OwnTracks(IReadOnlyList<TaggedTrack> Tracks, IReadOnlyList<SetAsideFile> Aside, bool IsWhole);
