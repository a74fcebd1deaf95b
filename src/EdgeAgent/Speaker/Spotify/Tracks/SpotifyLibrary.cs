using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Speaker.Spotify.Login;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.EdgeAgent.State.Files;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Tracks;

/// <summary>
/// The Spotify tracks that may be chosen: those that the owner has tagged, in a file or by a playlist made for a mood.
/// How a track feels comes from the owner alone: Spotify's terms forbid learning from its content.
/// </summary>
internal sealed partial class SpotifyLibrary(
    OwnPlaylists playlists,
    SpotifyAccount account,
    SpotifySettings settings,
    TimeProvider time,
    ILogger<SpotifyLibrary> logger
) : IMusicLibrary
{
    /// <summary>How exactly a person places a track: about a tenth of the scale (own choice).</summary>
    private const double OwnerSpread = 0.2;

    private static readonly TimeSpan FileEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PlaylistsEvery = TimeSpan.FromHours(12);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(10);

    private IReadOnlyList<TaggedTrack> _fromPlaylists = [];
    private TimeSpan _playlistsDue;
    private (FileFacts? File, DateTime Login) _seen;

    public string Provider => SpotifySpeaker.SpotifyProvider;

    /// <summary>Playlists that cannot be had.</summary>
    public IReadOnlyList<SetAsideFile> Aside { get; private set; } = [];

    public async IAsyncEnumerable<IReadOnlyList<Track>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _seen = Version();
        var fromFile = FromFile();
        yield return Tracks(fromFile);
        if (settings.Playlists.Count == 0 || time.Steady < _playlistsDue) yield break;
        await ReadPlaylistsAsync(cancellationToken);
        yield return Tracks(fromFile);
    }

    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        do await Task.Delay(FileEvery, time, cancellationToken);
        while (Version() == _seen && (settings.Playlists.Count == 0 || time.Steady < _playlistsDue));
        if (Version().Login != _seen.Login) _playlistsDue = TimeSpan.Zero;
    }

    private (FileFacts? File, DateTime Login) Version() =>
        (
            settings.Catalogue.Length > 0 ? FileFacts.Of(settings.Catalogue) : null,
            settings.Playlists.Count > 0 ? account.LoggedInAt : default
        );

    private IReadOnlyList<TaggedTrack> FromFile()
    {
        if (settings.Catalogue.Length == 0) return [];
        var (tracks, problems) = TaggedTracks.Read(settings.Catalogue);
        foreach (var problem in problems) LogProblem(problem);
        return tracks;
    }

    private async Task ReadPlaylistsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var own = await playlists.ReadAsync(cancellationToken);
            (_fromPlaylists, Aside) = (own.Tracks, own.Aside);
            _playlistsDue = time.Steady + (own.IsWhole ? PlaylistsEvery : AgainAfter);
        }
        catch (SpotifyException e)
        {
            LogProblem($"{e.Message} It is tried again later.");
            var wait = e.Until - time.GetUtcNow();
            _playlistsDue = time.Steady + (wait > AgainAfter ? wait.Value : AgainAfter);
        }
    }

    /// <summary>The file goes before the playlists: it says more.</summary>
    private List<Track> Tracks(IReadOnlyList<TaggedTrack> fromFile) =>
    [
        .. fromFile.Concat(_fromPlaylists).GroupBy(track => track.Uri)
            .Select(same => ToTrack(same.Aggregate((track, other) => track.With(other)))),
    ];

    private static Track ToTrack(TaggedTrack track)
    {
        var (language, otherLanguages) = LanguageCode.Parted(track.Language);
        var info = new TrackInfo(
            SpotifySpeaker.SpotifyProvider,
            track.Uri,
            track.Title,
            track.Artist,
            track.Album,
            track.Genre,
            language,
            track.Year,
            track.Seconds
        )
        {
            Artists = track.Artists,
        };
        var affect = AffectEstimator.OfOwnersTag(track.Valence, track.Arousal, track.Mood, track.Genre, OwnerSpread);
        return new Track(info, affect)
        {
            IsExplicit = track.Explicit,
            OtherLanguages = otherLanguages,
            HasExactArtists = track.Artists is not null,
            Guests = track.Guests,
            Credited = string.IsNullOrWhiteSpace(track.Artist) ? TagState.Unreadable : TagState.Read,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Tagged Spotify tracks: {Problem}")]
    private partial void LogProblem(string problem);
}
