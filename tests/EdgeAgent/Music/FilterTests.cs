using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music;
using Roomtone.EdgeAgent.Music.Choosing;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Tests.Music;

public class FilterTests
{
    private static readonly string[] Languages = ["de", "en", "fr", "zxx", ""];
    private static readonly string[] Genres = ["jazz", "metal", "disco", ""];

    [Fact]
    public void In_ten_thousand_choices_no_filter_is_broken_and_no_track_comes_too_soon()
    {
        var random = new Random(3);
        var catalogue = new Catalogue([.. Enumerable.Range(0, 300).Select(n => Booth.Track($"t{n}", $"a{n % 40}", Genres[n % 4], Languages[n % 5]))]);
        var settings = new MusicSettings();
        var recommender = new MoodRecommender(settings);
        var played = new List<PlayedTrack>();
        var filter = TrackFilter.None;
        for (var turn = 0; turn < 10_000; turn++)
        {
            if (turn % 500 == 0) played.Clear();
            if (turn % 500 == 0) filter = Filter(random);
            var mood = random.Next(3) == 0 ? null : new MoodTarget(Contracts.Mood.Happy, new Affect(random.NextDouble(), random.NextDouble()), random.NextDouble());
            var choice = Assert.Single(recommender.Choose(new ChoiceRequest(catalogue, filter, mood, played, Taste.None, new HashSet<string>(), turn), 1));

            Assert.True(filter.Passes(choice.Track.Info), $"{choice.Track.Info} under {filter}");
            var allowed = catalogue.Tracks.Count(track => filter.Passes(track.Info));
            Assert.DoesNotContain(choice.Track.Id, played.Take(Math.Min(settings.TracksBetweenRepeats, allowed / 2)).Select(track => track.Track));
            played.Insert(0, new PlayedTrack(choice.Track.Id, choice.Track.Info.Artist, default));
        }
    }

    private static TrackFilter Filter(Random random) => new(
        [.. new[] { "de", "eng", "fr" }.Where(_ => random.Next(2) == 0)],
        [.. new[] { "jazz", "metal" }.Where(_ => random.Next(2) == 0)]);
}
