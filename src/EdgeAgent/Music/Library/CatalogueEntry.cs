using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>A file of the player's library.</summary>
/// <param name="Version">Changes when the file does: what MPD calls Last-Modified.</param>
/// <param name="Title">As tagged, else the file's name.</param>
/// <param name="Artist">As tagged, or empty.</param>
/// <param name="Album">As tagged, or empty.</param>
/// <param name="Genre">All of them, with commas between.</param>
/// <param name="FolderLanguage">ISO 639 code of its folder, or empty; several with strokes between.</param>
/// <param name="Year">Of its first release where that is tagged.</param>
/// <param name="DurationSeconds">0 where it is not known.</param>
/// <param name="Tags">Those that are read from the file itself.</param>
/// <param name="Artists">Each artist in a line of its own where several are tagged or one is too long to be shown, else empty.</param>
/// <param name="Guests">Artists of the album, performers and guests who are not among the artists, a line each.</param>
/// <param name="HasExactArtists">Whether MusicBrainz numbers each artist, so that none of the names is several.</param>
/// <param name="Number">Its place on its album, <c>1000 disc + track</c>; 0 where it is unknown.</param>
internal sealed record CatalogueEntry(
    string Version,
    string Title,
    string Artist,
    string Album,
    string Genre,
    string FolderLanguage,
    int? Year,
    double DurationSeconds,
    TrackTags Tags,
    string Artists = "",
    string Guests = "",
    bool HasExactArtists = false,
    int Number = 0)
{
    /// <summary>Whether reading can have given it.</summary>
    public bool IsPlausible =>
        (Year is null or (>= 1000 and <= 9999))
        && DurationSeconds is >= 0 and < 1e7
        && (Tags.BeatsPerMinute is null or (>= 20 and <= 300))
        && (Tags.Energy is null or (>= 0 and <= 1))
        && Number is >= 0 and < 1_000_000;

    /// <param name="id">Its path in the library.</param>
    /// <param name="features">What was measured of it.</param>
    /// <param name="shared">What it shares with the others.</param>
    public Track ToTrack(string id, AudioFeatures? features, SharedText shared)
    {
        var artists = Artists.Length > 0 ? Artists : Tags.Artists;
        var named = shared.Lines(artists.Length > 0 || !HasExactArtists ? artists : Artist);
        var (shown, others) = TrackCredits.Parted(named);
        var (language, otherLanguages) = Tags.Language.Length > 0
            ? (Tags.Language, shared.Lines(Tags.OtherLanguages) ?? [])
            : LanguageCode.Parted(FolderLanguage);
        var info = new TrackInfo(
            MpdSpeaker.LocalProvider,
            id,
            Title,
            Artist,
            Album,
            Genre,
            language,
            Year,
            DurationSeconds
        )
        {
            Artists = shown,
        };
        var track = features is null
            ? shared.Track(info, Tags)
            : shared.Track(info, Tags, features.Sound.BeatsPerMinute, AudioAffectEstimator.Of(features));
        return track with
        {
            HasExactArtists = HasExactArtists || Tags.Artists.Length > 0,
            Guests = shared.Lines(Guests) is not { } guests ? others : others.Count == 0 ? guests : [.. others, .. guests],
            Number = Number,
            OtherLanguages = otherLanguages,
            Sound = features is null ? default : SoundMark.Of(features.Sound),
            Modified = FileVersion.Of(Version),
        };
    }
}
