using Roomtone.EdgeAgent.Music.Library;
using Roomtone.Recommender;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// What speaks for each track, by the numbers of the catalogue. Kept as long as catalogue, model and taste stay the same;
/// what only rests on catalogue and model is kept when the taste changes.
/// </summary>
internal sealed class PreferenceColumns
{
    /// <summary>How much the tags weigh against each other; a decade or a language says less than a genre.</summary>
    private const float GenreShare = 0.6f, DecadeShare = 0.2f, LanguageShare = 0.2f;

    /// <summary>What goes with the artist says more than with the song, of which less is known.</summary>
    private const float ArtistShare = 0.6f, SongShare = 0.4f;

    /// <summary>The strongest opinions stand for the room; a long history would only cost time.</summary>
    private const int MostKnown = 200;

    /// <summary>A genre that somebody named weighs as much as a few tracks of it that they liked.</summary>
    private const float Preferred = 3;

    private readonly Catalogue _catalogue;
    private readonly RecommenderModel _model;
    private readonly TastePreferences _taste;
    private readonly TrackTraits _traits;
    private readonly ModelLinks _links;
    private readonly Dictionary<int, TrackOpinion> _known = [];
    private readonly float[] _ownArtists;
    private readonly float[] _artistScores;
    private readonly float[] _songScores;
    private readonly float[] _genres;
    private readonly float[] _decades;
    private readonly float[] _languages;
    private readonly float[] _scores;
    private Strategy? _scored;

    private PreferenceColumns(ChoiceRequest request, PreferenceColumns? before)
    {
        (_catalogue, _model, _taste) = (request.Catalogue, request.Model, request.Taste);
        var sameTracks = before?._catalogue == _catalogue;
        _traits = sameTracks ? before!._traits : new TrackTraits(_catalogue);
        _links = sameTracks && before!._model == _model ? before._links : new ModelLinks(_catalogue, _model, _traits);
        // The largest column is used again: two of them would only fill the heap.
        _scores = sameTracks ? before!._scores : new float[_catalogue.Tracks.Count];
        _ownArtists = new float[_catalogue.Columns.Artists.Count];
        (_artistScores, _songScores) = (new float[_model.Artists.Count], new float[_model.Songs.Count]);
        (_genres, _decades, _languages) = (
            new float[_traits.Genres.Count],
            new float[_traits.DecadeCount],
            new float[_traits.Languages.Count]
        );
        FillOwn();
        FillNeighbours();
        FillTags();
    }

    /// <summary>The columns of before, as long as they hold.</summary>
    public static PreferenceColumns Of(ChoiceRequest request, PreferenceColumns? before) =>
        before is not null && before._taste == request.Taste && before._catalogue == request.Catalogue && before._model == request.Model
            ? before
            : new PreferenceColumns(request, before);

    /// <summary>
    /// The taste of every track under a strategy, 0 to 1. The parts are sums of what artist, song and tags say, so that a
    /// large library takes a few additions a track; only tracks that the room knows are weighed part by part.
    /// </summary>
    public float[] For(Strategy strategy)
    {
        if (_scored == strategy) return _scores;
        var weights = PartWeights.Of(strategy);
        var artists = ArtistTerms(weights);
        var genres = TagTerms(_genres, weights.Content * GenreShare);
        var decades = TagTerms(_decades, weights.Content * DecadeShare);
        var languages = TagTerms(_languages, weights.Content * LanguageShare);
        var song = weights.Collaborative * SongShare / 2;
        for (var track = 0; track < _scores.Length; track++)
        {
            var score = artists[_catalogue.Columns.Artist[track]] + genres[_traits.Genre[track] + 1] + decades[_traits.Decade[track] + 1]
                + languages[_traits.Language[track] + 1] + (weights.Popular * _links.PopularityOf(track)) + weights.Novel;
            _scores[track] = _links.SongOf(track) is >= 0 and var number ? score + (song * _songScores[number]) : score;
        }

        foreach (var track in _known.Keys) _scores[track] = PartsOf(track).Weighed(weights);
        _scored = strategy;
        return _scores;
    }

    public int GenreOf(int track) => _traits.Genre[track];

    public TasteParts PartsOf(int track)
    {
        var artist = _catalogue.Columns.Artist[track];
        var opinion = _known.GetValueOrDefault(track, TrackOpinion.None);
        return new TasteParts(
            Share((float)opinion.Score + _ownArtists[artist]),
            Share((ArtistShare * At(_artistScores, _links.Artist[artist])) + (SongShare * At(_songScores, _links.SongOf(track)))),
            Share(
                (GenreShare * At(_genres, _traits.Genre[track]))
                    + (DecadeShare * At(_decades, _traits.Decade[track]))
                    + (LanguageShare * At(_languages, _traits.Language[track]))
            ),
            _links.PopularityOf(track),
            1f / (1 + opinion.Plays));
    }

    private void FillOwn()
    {
        foreach (var (track, opinion) in _taste.Tracks)
            if (_catalogue.NumberOf(track) is >= 0 and var number) _known[number] = opinion;

        foreach (var (name, opinion) in _taste.Artists)
        {
            if (_catalogue.Columns.Artists.TryGetValue(name, out var number)) _ownArtists[number] = (float)opinion.Score;
        }
    }

    private void FillNeighbours()
    {
        var known = Known().Where(known => known.Score != 0).OrderByDescending(known => Math.Abs(known.Score)).Take(MostKnown).ToList();
        var liked = new Dictionary<int, float>();
        foreach (var (number, score) in known)
        {
            if (_links.Artist[_catalogue.Columns.Artist[number]] is >= 0 and var artist)
                liked[artist] = liked.GetValueOrDefault(artist) + score;
            if (_links.SongOf(number) is >= 0 and var song)
                _model.Songs.Score(song, score, _songScores);
        }

        foreach (var (name, opinion) in _taste.Artists)
        {
            // What somebody named without having heard it here.
            if (
                _catalogue.Columns.Artists.TryGetValue(name, out var number)
                && _links.Artist[number] is >= 0 and var artist
                && !liked.ContainsKey(artist)
            )
                liked[artist] = (float)opinion.Score;
        }

        var model = _model.ArtistsFor(liked.Count);
        foreach (var (artist, score) in liked) model.Score(artist, score, _artistScores);

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

        foreach (var word in _taste.Genres.Select(name => new GenreName(name)))
        {
            for (short genre = 0; genre < _genres.Length; genre++)
                if (word.IsIn(_traits.Genres[genre])) Add(_genres, genres, genre, Preferred);
        }

        foreach (var liked in _taste.Languages.Select(LanguageCode.Of))
        {
            // Past these the numbers of a track's language end.
            for (short language = 0; language < Math.Min(_languages.Length, sbyte.MaxValue + 1); language++)
                if (_traits.Languages[language] == liked) Add(_languages, languages, language, Preferred);
        }

        for (var i = 0; i < _genres.Length; i++) _genres[i] /= genres[i] + Doubt;
        for (var i = 0; i < _decades.Length; i++) _decades[i] /= decades[i] + Doubt;
        for (var i = 0; i < _languages.Length; i++) _languages[i] /= languages[i] + Doubt;
    }

    private IEnumerable<(int Number, float Score)> Known() => _known.Select(known => (known.Key, (float)known.Value.Score));

    /// <summary>What each artist adds, and what a track has of which nothing is known.</summary>
    private float[] ArtistTerms(PartWeights weights)
    {
        var terms = new float[_ownArtists.Length];
        for (var artist = 0; artist < terms.Length; artist++)
        {
            terms[artist] = (weights.Own * Share(_ownArtists[artist]))
                + (weights.Collaborative * Share(ArtistShare * At(_artistScores, _links.Artist[artist])))
                + (weights.Content * Share(0));
        }

        return terms;
    }

    /// <summary>What each tag adds; the first place is for tracks without one.</summary>
    private static float[] TagTerms(float[] opinions, float weight)
    {
        var terms = new float[opinions.Length + 1];
        for (var tag = 0; tag < opinions.Length; tag++) terms[tag + 1] = weight * Math.Clamp(opinions[tag], -1, 1) / 2;
        return terms;
    }

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
