using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;

namespace Roomtone.Music.Bench;

/// <summary>
/// Makes many choices under rules that change by chance, and looks with its own eyes whether one was broken: it reads the
/// settings and the history, not the product's filter. The spacing may bend only where no allowed track keeps it.
/// </summary>
internal sealed class RuleCheck(int trackCount, int artistCount, int seed)
{
    private const int ChoicesPerRoom = 400;
    private static readonly string[] Languages = ["de", "en", "fr", "zxx", ""];
    private static readonly string[] Genres = ["jazz", "metal", "disco", "folk", ""];
    private static readonly string[] Chosen = ["de", "eng", "fr"];
    private static readonly string[] ChosenGenres = ["Jazz", "metal", "folk"];
    private static readonly bool?[] Explicit = [true, false, null];

    private readonly Random _random = new(seed);
    private readonly MusicSettings _settings = new();
    private readonly List<PlayedTrack> _played = [];
    private readonly Dictionary<string, TrackOpinion> _said = [];
    private readonly HashSet<string> _broken = [];
    private RoomSettings _room = new();
    private TrackFilter? _filter;
    private RoomSettings? _filtered;
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How often nothing could be chosen.</summary>
    public int Silent { get; private set; }

    /// <returns>A sentence for each choice that broke a rule.</returns>
    public List<string> Run(int choices)
    {
        var catalogue = new Catalogue([.. Enumerable.Range(0, trackCount).Select(Track)]);
        var recommender = new HybridRecommender(_settings);
        var broken = new List<string>();
        for (var turn = 0; turn < choices; turn++)
        {
            if (turn % ChoicesPerRoom == 0) MoveToAnotherRoom();
            Happen();
            var request = Request(catalogue, turn);
            var chosen = recommender.Choose(request, turn % 50 == 0 ? 20 : 1).Choices;
            broken.AddRange(chosen.SelectMany(choice => HardRulesBrokenBy(choice.Track)));
            if (chosen.Count == 0 && catalogue.Tracks.Any(IsAllowed))
                broken.Add("Nothing was chosen although a track is allowed.");
            if (chosen.Count == 0)
                Silent++;
            else if (
                SpacingBrokenBy(chosen[0].Track) is { } sentence
                && catalogue.Tracks.Any(track => IsAllowed(track) && SpacingBrokenBy(track) is null)
            )
                broken.Add(sentence);
            if (chosen.Count > 0)
                _played.Insert(0, new PlayedTrack(chosen[0].Track.Id, chosen[0].Track.Info.Artist, _now));
        }

        return broken;
    }

    private Track Track(int number)
    {
        var artist =
            number % 37 == 0
                ? $"Ärtist {number % artistCount} feat. Ärtist {(number / 37) % artistCount}"
                : $"Ärtist {number % artistCount}";
        var info = new TrackInfo(
            "local",
            $"t{number}",
            $"title {number}",
            artist,
            "",
            Genres[_random.Next(Genres.Length)],
            Languages[_random.Next(Languages.Length)],
            1960 + (number % 60),
            180
        );
        return new Track(info, AffectEstimator.Of(info.Genre, TrackTags.None)) { IsExplicit = Explicit[_random.Next(Explicit.Length)] };
    }

    private void MoveToAnotherRoom()
    {
        _played.Clear();
        _said.Clear();
        _broken.Clear();
        _room = new RoomSettings
        {
            Explicit = (ExplicitMusic)_random.Next(3),
            Languages = [.. Chosen.Where(_ => _random.Next(3) == 0)],
            Genres = [.. ChosenGenres.Where(_ => _random.Next(3) == 0)],
            BlockedArtists = [.. Enumerable.Range(0, _random.Next(10)).Select(_ => $"ARTIST {_random.Next(artistCount)}")],
            BlockedTracks = [.. Enumerable.Range(0, _random.Next(30)).Select(_ => $"t{_random.Next(trackCount)}")],
        };
    }

    private void Happen()
    {
        _now += TimeSpan.FromSeconds(_random.Next(30, 400));
        var track = $"t{_random.Next(trackCount)}";
        if (_random.Next(10) == 0) _said[track] = new TrackOpinion(_random.Next(-1, 2), _random.NextDouble(), 1);
        if (_random.Next(40) == 0) _broken.Add(track);
        if (_random.Next(200) == 0) _broken.Clear();
    }

    private ChoiceRequest Request(Catalogue catalogue, int turn)
    {
        var mood =
            _random.Next(3) == 0
                ? null
                : new MoodTarget(Contracts.Mood.Happy, new Affect(_random.NextDouble(), _random.NextDouble()), _random.NextDouble());
        var taste = new TastePreferences(new Dictionary<string, TrackOpinion>(_said), new Dictionary<string, ArtistOpinion>());
        return new ChoiceRequest(catalogue, Filter(), mood, _played, taste, taste.Disliked.ToHashSet(), _broken, _now)
        {
            Strategy = (Strategy)_random.Next(5),
            MoodShare = 0.4,
            Seed = turn,
        };
    }


    private TrackFilter Filter()
    {
        if (_filtered != _room) (_filter, _filtered) = (new TrackFilter(_room), _room);
        return _filter!;
    }

    private bool IsAllowed(Track track) => !HardRulesBrokenBy(track).Any();

    private IEnumerable<string> HardRulesBrokenBy(Track track)
    {
        var info = track.Info;
        if (_room.Explicit == ExplicitMusic.Family && track.IsExplicit != false)
            yield return $"{info.Id} is not known to be clean.";
        if (_room.Explicit == ExplicitMusic.Refused && track.IsExplicit == true)
            yield return $"{info.Id} is explicit.";
        if (
            _room.Languages.Count > 0
            && info.Language != "zxx"
            && !_room.Languages.Any(language => info.Language.Length > 0 && language.StartsWith(info.Language, StringComparison.Ordinal))
        )
            yield return $"{info.Id} is in {info.Language}.";
        if (_room.Genres.Count > 0 && !_room.Genres.Contains(info.Genre, StringComparer.OrdinalIgnoreCase))
            yield return $"{info.Id} is {info.Genre}.";
        if (_room.BlockedArtists.Any(artist => info.Artist.Replace('Ä', 'A').ToUpperInvariant().Split(" FEAT. ").Contains(artist)))
            yield return $"{info.Artist} is blocked.";
        if (_room.BlockedTracks.Contains(info.Id))
            yield return $"{info.Id} is blocked.";
        if (_said.TryGetValue(info.Id, out var opinion) && opinion.Liked < 0)
            yield return $"{info.Id} is disliked.";
        if (_broken.Contains(info.Id))
            yield return $"{info.Id} cannot be played.";
    }

    private string? SpacingBrokenBy(Track track)
    {
        if (_played.Any(played => played.Track == track.Id && _now - played.At < TimeSpan.FromHours(12)))
            return $"{track.Id} was played within 12 h.";
        return _played.Take(5).Any(played => played.Artist == track.Info.Artist) ? $"{track.Info.Artist} was among the last 5." : null;
    }
}
