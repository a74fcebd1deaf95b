using Roomtone.Collaborative;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>
/// What speaks for each track, by the numbers of the catalogue. Kept as long as catalogue, model and taste stay the same;
/// what only rests on catalogue and model is kept when the taste changes.
/// </summary>
internal sealed class TasteColumns
{
    /// <summary>How much the tags weigh against each other; a decade or a language says less than a genre.</summary>
    private const float GenreShare = 0.6f, DecadeShare = 0.2f, LanguageShare = 0.2f;

    /// <summary>What goes with the artist says more than with the song, of which less is known.</summary>
    private const float ArtistShare = 0.6f, SongShare = 0.4f;

    /// <summary>The strongest opinions stand for the room; a long history would only cost time.</summary>
    private const int MostKnown = 200;

    private readonly Catalogue _catalogue;
    private readonly TasteModel _model;
    private readonly Taste _taste;
    private readonly TrackTraits _traits;
    private readonly ModelLinks _links;
    private readonly float[] _own;
    private readonly float[] _ownArtists;
    private readonly float[] _novel;
    private readonly float[] _artistScores;
    private readonly float[] _songScores;
    private readonly float[] _genres;
    private readonly float[] _decades;
    private readonly float[] _languages;
    private readonly float[] _scores;
    private Strategy? _scored;

    private TasteColumns(ChoiceRequest request, TasteColumns? before)
    {
        (_catalogue, _model, _taste) = (request.Catalogue, request.Model, request.Taste);
        var sameTracks = before?._catalogue == _catalogue;
        _traits = sameTracks ? before!._traits : new TrackTraits(_catalogue);
        _links = sameTracks && before!._model == _model ? before._links : new ModelLinks(_catalogue, _model, _traits);
        // The largest columns are used again: two sets of them would only fill the heap.
        (_own, _novel, _scores) = sameTracks ? (before!._own, before._novel, before._scores) : (new float[_catalogue.Tracks.Count], new float[_catalogue.Tracks.Count], new float[_catalogue.Tracks.Count]);
        _ownArtists = new float[_catalogue.Columns.Artists.Count];
        (_artistScores, _songScores) = (new float[_model.Artists.Count], new float[_model.Songs.Count]);
        (_genres, _decades, _languages) = (new float[_traits.GenreCount], new float[_traits.DecadeCount], new float[_traits.LanguageCount]);
        FillOwn();
        FillNeighbours();
        FillTags();
    }

    /// <summary>The columns of before, as long as they hold.</summary>
    public static TasteColumns Of(ChoiceRequest request, TasteColumns? before) =>
        before is not null && before._taste == request.Taste && before._catalogue == request.Catalogue && before._model == request.Model ? before : new TasteColumns(request, before);

    /// <summary>The taste of every track under a strategy, 0 to 1.</summary>
    public float[] For(Strategy strategy)
    {
        if (_scored == strategy) return _scores;
        var weights = PartWeights.Of(strategy);
        for (var track = 0; track < _scores.Length; track++) _scores[track] = PartsOf(track).Weighed(weights);
        _scored = strategy;
        return _scores;
    }

    public int GenreOf(int track) => _traits.Genre[track];

    public TasteParts PartsOf(int track)
    {
        var artist = _catalogue.Columns.Artist[track];
        return new TasteParts(
            Share(_own[track] + _ownArtists[artist]),
            Share((ArtistShare * At(_artistScores, _links.Artist[artist])) + (SongShare * At(_songScores, _links.SongOf(track)))),
            Share((GenreShare * At(_genres, _traits.Genre[track])) + (DecadeShare * At(_decades, _traits.Decade[track])) + (LanguageShare * At(_languages, _traits.Language[track]))),
            _links.PopularityOf(track),
            _novel[track]);
    }

    private void FillOwn()
    {
        Array.Clear(_own);
        Array.Fill(_novel, 1f);
        foreach (var (track, opinion) in _taste.Tracks)
        {
            if (_catalogue.NumberOf(track) is not (>= 0 and var number)) continue;
            _own[number] = (float)opinion.Score;
            _novel[number] = 1f / (1 + opinion.Plays);
        }

        foreach (var (name, opinion) in _taste.Artists)
        {
            if (_catalogue.Columns.Artists.TryGetValue(name, out var number)) _ownArtists[number] = (float)opinion.Score;
        }
    }

    private void FillNeighbours()
    {
        foreach (var (number, score) in Known().Where(known => known.Score != 0).OrderByDescending(known => Math.Abs(known.Score)).Take(MostKnown))
        {
            if (_links.Artist[_catalogue.Columns.Artist[number]] is >= 0 and var artist) _model.Artists.Score(artist, score, _artistScores);
            if (_links.SongOf(number) is >= 0 and var song) _model.Songs.Score(song, score, _songScores);
        }

        ToOne(_artistScores);
        ToOne(_songScores);
    }

    /// <summary>The mean opinion of what bears a tag, held back where few do.</summary>
    private void FillTags()
    {
        const float Doubt = 2;
        var (genres, decades, languages) = (new int[_genres.Length], new int[_decades.Length], new int[_languages.Length]);
        foreach (var (number, score) in Known())
        {
            Add(_genres, genres, _traits.Genre[number], score);
            Add(_decades, decades, _traits.Decade[number], score);
            Add(_languages, languages, _traits.Language[number], score);
        }

        for (var i = 0; i < _genres.Length; i++) _genres[i] /= genres[i] + Doubt;
        for (var i = 0; i < _decades.Length; i++) _decades[i] /= decades[i] + Doubt;
        for (var i = 0; i < _languages.Length; i++) _languages[i] /= languages[i] + Doubt;
    }

    private IEnumerable<(int Number, float Score)> Known() =>
        _taste.Tracks.Select(track => (_catalogue.NumberOf(track.Key), (float)track.Value.Score)).Where(known => known.Item1 >= 0);

    private static void Add(float[] sums, int[] counts, int kind, float score)
    {
        if (kind < 0) return;
        sums[kind] += score;
        counts[kind]++;
    }

    /// <summary>The largest becomes 1 or -1.</summary>
    private static void ToOne(float[] scores)
    {
        var largest = scores.Length == 0 ? 0 : scores.Max(Math.Abs);
        for (var i = 0; i < scores.Length && largest > 0; i++) scores[i] /= largest;
    }

    private static float At(float[] scores, int number) => number >= 0 ? scores[number] : 0;

    /// <summary>From -1 to 1 onto 0 to 1.</summary>
    private static float Share(float opinion) => (1 + Math.Clamp(opinion, -1, 1)) / 2;
}
