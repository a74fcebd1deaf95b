using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.Recommender;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Music.Recommendation;

public class HybridTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_other_rooms_play_together_comes_with_what_is_liked_here()
    {
        var catalogue = new Catalogue([
            PlaybackHarness.Track("liked", "Abba"),
            PlaybackHarness.Track("near", "Boney M."),
            PlaybackHarness.Track("far", "Slayer"),
        ]);
        var first = Choose(catalogue, Liking("liked"), Model(["Abba", "Boney M."], ["Slayer", "Metallica"]));

        Assert.Equal("near", first.Track.Id);
        Assert.Contains("by the history of all rooms", first.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_the_same_however_they_are_written() =>
        Assert.Equal(ItemKey.Artist("Motörhead!"), ItemKey.Artist(" MOTORHEAD"));

    [Fact]
    public void Without_a_model_the_tags_of_what_is_liked_lead()
    {
        var catalogue = new Catalogue([
            PlaybackHarness.Track("liked", "a", "jazz"),
            PlaybackHarness.Track("like it", "b", "jazz"),
            PlaybackHarness.Track("other", "c", "metal"),
        ]);

        Assert.Equal("like it", Choose(catalogue, Liking("liked")).Track.Id);
    }

    [Fact]
    public void Taste_leads_and_the_mood_steers_among_equals()
    {
        var catalogue = new Catalogue([
            PlaybackHarness.Track("liked", "a", "doom"),
            PlaybackHarness.Track("disco", "b", "disco"),
            PlaybackHarness.Track("ambient", "c", "ambient"),
        ]);
        var happy = new MoodTarget(Happy, new Affect(0.6, 0.5), 1);

        Assert.Equal("disco", Choose(catalogue, TastePreferences.None, mood: happy).Track.Id);
        Assert.Equal("liked", Choose(catalogue, Liking("liked"), mood: happy, played: "x").Track.Id);
    }

    [Theory]
    [InlineData(1, 0.125)]
    [InlineData(0.65, 0.0625)]
    [InlineData(0.3, 0)]
    [InlineData(0.1, 0)]
    public void A_room_that_is_not_sure_steers_nothing(double confidence, double share)
    {
        var request = Request(
            Catalogue.Empty,
            TastePreferences.None,
            RecommenderModel.None,
            new MoodTarget(Happy, new Affect(0.6, 0.5), confidence),
            []
        );

        Assert.Equal(share, new MoodSteer(request, new MusicSettings()).Share, 0.001);
    }

    [Fact]
    public void A_track_whose_sound_is_not_known_neither_wins_nor_loses_by_the_mood()
    {
        var catalogue = new Catalogue([
            PlaybackHarness.Track("unknown"),
            PlaybackHarness.Track("fits", genre: "disco"),
            PlaybackHarness.Track("does not", genre: "doom"),
        ]);
        var steer = new MoodSteer(
            Request(catalogue, TastePreferences.None, RecommenderModel.None, new MoodTarget(Happy, new Affect(0.7, 0.6), 1), []),
            new MusicSettings()
        );

        Assert.True(steer.Fit(catalogue.Columns, 1) > steer.Fit(catalogue.Columns, 0));
        Assert.True(steer.Fit(catalogue.Columns, 0) > steer.Fit(catalogue.Columns, 2));
    }

    [Fact]
    public void The_quick_sum_over_a_library_is_the_weighed_parts_of_each_track()
    {
        var catalogue = new Catalogue([
            PlaybackHarness.Track("liked", "Abba", "disco", "sv"),
            PlaybackHarness.Track("near", "Boney M.", "disco"),
            PlaybackHarness.Track("far", "Slayer", "metal", "en"),
            PlaybackHarness.Track("bare"),
        ]);
        var taste = Liking("liked") with
        {
            Artists = new Dictionary<string, ArtistOpinion> { ["Abba"] = new(3, 3), ["Slayer"] = new(-2, 2) },
            Genres = ["disco"],
        };
        var columns = PreferenceColumns.Of(Request(catalogue, taste, Model(["Abba", "Boney M."], ["Slayer", "Metallica"]), null, []), null);

        foreach (var strategy in Enum.GetValues<Strategy>())
        {
            var scores = columns.For(strategy);
            for (var track = 0; track < 4; track++)
                Assert.Equal(columns.PartsOf(track).Weighed(PartWeights.Of(strategy)), scores[track], 1e-5f);
        }
    }

    [Fact]
    public void A_list_of_suggestions_is_not_all_of_one_kind()
    {
        var tracks = Enumerable
            .Range(0, 10)
            .Select(n => PlaybackHarness.Track($"jazz {n}", "one", "jazz"))
            .Append(PlaybackHarness.Track("other", "two", "folk"))
            .ToArray();
        var taste = new TastePreferences(
            tracks[..10].ToDictionary(track => track.Id, _ => new TrackOpinion(0, 1, 1)),
            new Dictionary<string, ArtistOpinion>()
        );
        var list = new HybridRecommender(new MusicSettings())
            .Choose(Request(new Catalogue(tracks), taste, RecommenderModel.None, null, []), 3)
            .Choices;

        Assert.Contains(list, choice => choice.Track.Id == "other");
    }

    private static TastePreferences Liking(string track) =>
        new(new Dictionary<string, TrackOpinion> { [track] = new(1, 1, 1) }, new Dictionary<string, ArtistOpinion>());

    private static Choice Choose(
        Catalogue catalogue,
        TastePreferences taste,
        RecommenderModel? model = null,
        MoodTarget? mood = null,
        string played = "liked"
    ) =>
        new HybridRecommender(new MusicSettings())
            .Choose(Request(catalogue, taste, model ?? RecommenderModel.None, mood, [new PlayedTrack(played, "", Now.AddHours(-1))]), 1)
            .Choices[0];

    private static ChoiceRequest Request(
        Catalogue catalogue,
        TastePreferences taste,
        RecommenderModel model,
        MoodTarget? mood,
        PlayedTrack[] played
    ) =>
        new(catalogue, TrackFilter.None, mood, played, taste, taste.Disliked.ToHashSet(), new HashSet<string>(), Now)
        {
            Model = model,
            MoodShare = 0.125,
        };

    private static RecommenderModel Model(params string[][] tastes)
    {
        var names = tastes.SelectMany(taste => taste).ToList();
        var rooms = tastes
            .SelectMany(taste => Enumerable.Repeat((IReadOnlyList<(int, double)>)[.. taste.Select(name => (names.IndexOf(name), 5d))], 10))
            .ToList();
        var artists = ItemIndex.Of(
            Neighbourhoods.Train(new InteractionMatrix(rooms, names.Count, graded: true), CancellationToken.None),
            [.. names.Select(ItemKey.Artist)],
            [.. names.Select(_ => 10)],
            10
        );
        return new RecommenderModel("test", Now, artists, artists, ItemIndex.None);
    }
}
