using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>The tracks that pass a filter. Kept as long as catalogue and filter stay the same.</summary>
internal sealed class AllowedTracks
{
    private readonly Catalogue _catalogue;
    private readonly TrackFilter _filter;

    private AllowedTracks(Catalogue catalogue, TrackFilter filter)
    {
        (_catalogue, _filter) = (catalogue, filter);
        Spacing = new RepeatCooldown(catalogue);
        Numbers = [.. Enumerable.Range(0, catalogue.Tracks.Count).Where(track => filter.Passes(catalogue.Tracks[track]))];
        ArtistCount = Numbers
            .Select(track => catalogue.Columns.Artist[track])
            .Distinct()
            .Count(artist => artist != catalogue.Columns.Artists.GetValueOrDefault("", -1));
    }

    /// <summary>What was played lately, by the numbers of the catalogue.</summary>
    public RepeatCooldown Spacing { get; }

    /// <summary>The places of the tracks in the catalogue.</summary>
    public int[] Numbers { get; }

    /// <summary>How many known artists they are by.</summary>
    public int ArtistCount { get; }

    public static AllowedTracks Of(ChoiceRequest request, AllowedTracks? before) =>
        before is not null && before._catalogue == request.Catalogue && before._filter == request.Filter
            ? before
            : new AllowedTracks(request.Catalogue, request.Filter);
}

/// <summary>What was played too lately to come again, and what may not come at all, by the numbers of the catalogue.</summary>
internal sealed class RepeatCooldown(Catalogue catalogue)
{
    public const byte Barred = byte.MaxValue;

    private readonly byte[] _tracks = new byte[catalogue.Tracks.Count];
    private readonly byte[] _artists = new byte[catalogue.Columns.Artists.Count];
    private readonly int[] _artist = catalogue.Columns.Artist;
    private readonly List<int> _marked = [];

    /// <summary>Forgets the last request; its memory is used again, as a large library would fill the heap with it.</summary>
    public void Begin(ChoiceRequest request, AllowedTracks allowed, MusicSettings settings)
    {
        foreach (var track in _marked) _tracks[track] = 0;
        _marked.Clear();
        Array.Clear(_artists);

        var played = request.Played;
        var lately = played.TakeWhile(track => request.Now - track.At < settings.TrackAgainAfter).ToList();
        foreach (var track in lately) Mark(track.Track, 1);
        foreach (var track in lately.Take(allowed.Numbers.Length / 2)) Mark(track.Track, 2);
        foreach (var track in played.Take(1)) Mark(track.Track, 3);
        foreach (var track in request.Vetoed) Mark(track, Barred);
        foreach (var track in request.Unplayable) Mark(track, Barred);
        MarkArtists(played, settings.TracksBetweenArtist, 1);
        MarkArtists(played, Math.Min(settings.TracksBetweenArtist, allowed.ArtistCount / 2), 2);
    }

    /// <returns>The track's <see cref="RecencyPenalty.Level"/>, or <see cref="Barred"/>.</returns>
    public byte LevelOf(int track)
    {
        var level = _tracks[track];
        return level == Barred ? Barred : new RecencyPenalty(level, _artists[_artist[track]]).Level;
    }

    private void MarkArtists(IReadOnlyList<PlayedTrack> played, int last, byte level)
    {
        foreach (var track in played.Take(last))
            if (track.Artist.Length > 0 && catalogue.Columns.Artists.TryGetValue(track.Artist, out var artist)) _artists[artist] = level;
    }

    private void Mark(string track, byte level)
    {
        if (catalogue.NumberOf(track) is not (>= 0 and var number)) return;
        _tracks[number] = Math.Max(_tracks[number], level);
        _marked.Add(number);
    }
}

/// <summary>
/// How much a track bends the spacing; the least is chosen. Only the spacing bends, when the library is small: what the
/// owner does not allow and what somebody dislikes never comes.
/// </summary>
/// <param name="Track">0: not played within its time; 1: played within it; 2: among the newer half of a small library; 3:
/// just played.</param>
/// <param name="Artist">0: not among the last artists; 1: among them; 2: among the newer half of few artists.</param>
internal readonly record struct RecencyPenalty(byte Track, byte Artist)
{
    private const int ArtistLevels = 3;

    public byte Level => (byte)((Track * ArtistLevels) + Artist);

    public static RecencyPenalty Of(byte level) => new((byte)(level / ArtistLevels), (byte)(level % ArtistLevels));
}
