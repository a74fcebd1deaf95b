using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>What was played too lately to come again. Half of a small library stays open, so that there is a choice.</summary>
internal sealed class Spacing
{
    private readonly string? _last;
    private readonly HashSet<string> _tracks;
    private readonly HashSet<string> _artists;

    private Spacing(string? last, HashSet<string> tracks, HashSet<string> artists) => (_last, _tracks, _artists) = (last, tracks, artists);

    public static Spacing Of(IReadOnlyList<PlayedTrack> played, IReadOnlyCollection<Track> allowed, MusicSettings settings)
    {
        var artists = allowed.Select(track => track.Info.Artist).Where(artist => artist.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take((2 * settings.TracksBetweenArtist) + 1).Count();
        return new Spacing(
            played.Count > 0 ? played[0].Track : null,
            [.. played.Take(Math.Min(settings.TracksBetweenRepeats, allowed.Count / 2)).Select(track => track.Track)],
            new(played.Take(Math.Min(settings.TracksBetweenArtist, artists / 2)).Select(track => track.Artist).Where(artist => artist.Length > 0), StringComparer.OrdinalIgnoreCase));
    }

    public Tier TierOf(Track track, ChoiceRequest request)
    {
        if (request.Unplayable.Contains(track.Id)) return Tier.FailedLately;
        if (request.Taste.IsDisliked(track.Id)) return Tier.Disliked;
        if (track.Id == _last) return Tier.JustPlayed;
        if (_tracks.Contains(track.Id)) return Tier.TrackAgain;
        return _artists.Contains(track.Info.Artist) ? Tier.ArtistAgain : Tier.Fresh;
    }
}
