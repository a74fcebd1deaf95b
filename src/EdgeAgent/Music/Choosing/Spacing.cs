using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>
/// The tier of every track: what was played too lately to come again, was disliked or failed. Half of a small library
/// stays open, so that there is a choice.
/// </summary>
internal sealed class Spacing(Catalogue catalogue)
{
    private readonly Tier[] _tracks = new Tier[catalogue.Tracks.Count];
    private readonly bool[] _artistAgain = new bool[catalogue.Columns.Artists.Count];
    private readonly int[] _artist = catalogue.Columns.Artist;
    private readonly List<int> _marked = [];

    /// <summary>Forgets the last request; its memory is used again, as a large library would fill the heap with it.</summary>
    public void Begin(ChoiceRequest request, AllowedTracks allowed, MusicSettings settings)
    {
        foreach (var track in _marked) _tracks[track] = Tier.Fresh;
        _marked.Clear();
        Array.Clear(_artistAgain);

        var played = request.Played;
        foreach (var track in played.Take(Math.Min(settings.TracksBetweenRepeats, allowed.Numbers.Length / 2))) Mark(track.Track, Tier.TrackAgain);
        foreach (var track in played.Take(1)) Mark(track.Track, Tier.JustPlayed);
        foreach (var track in request.Taste.Disliked) Mark(track, Tier.Disliked);
        foreach (var track in request.Unplayable) Mark(track, Tier.FailedLately);
        foreach (var track in played.Take(Math.Min(settings.TracksBetweenArtist, allowed.ArtistCount / 2)))
        {
            if (track.Artist.Length > 0 && catalogue.Columns.Artists.TryGetValue(track.Artist, out var artist)) _artistAgain[artist] = true;
        }
    }

    public Tier TierOf(int track)
    {
        var tier = _tracks[track];
        return tier == Tier.Fresh && _artistAgain[_artist[track]] ? Tier.ArtistAgain : tier;
    }

    private void Mark(string track, Tier tier)
    {
        if (catalogue.NumberOf(track) is not (>= 0 and var number)) return;
        _tracks[number] = tier;
        _marked.Add(number);
    }
}
