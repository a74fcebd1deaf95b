using Roomtone.CloudSync.Recommendation;
using Roomtone.Recommender;

namespace Roomtone.CloudSync.Tests.Recommendation;

public class EvidenceTests
{
    private static readonly DateTime Monday = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_was_heard_counts_by_its_share_and_what_was_left_early_for_nothing()
    {
        var week = Assert.Single(Evidence.Of([Heard("a", 1), Heard("a", 0.75), Heard("b", 0.4)], []));

        Assert.Equal(new SongWeight(ItemKey.Artist("artist a"), ItemKey.Song("artist a", "title a"), 1.75), Assert.Single(week));
    }

    [Fact]
    public void A_word_weighs_more_than_a_play_and_can_be_taken_back()
    {
        Assert.Equal(4, Weight("like"));
        Assert.Equal(3, Weight("override"));
        Assert.Equal(1, Weight("like", "undo-like"));
        Assert.Null(Weight("dislike"));
        Assert.Equal(1, Weight("dislike", "undo-dislike"));
        Assert.Equal(1, Weight("wrong-mood"));
    }

    [Fact]
    public void Each_week_speaks_for_itself()
    {
        var weeks = Evidence.Of([Heard("a", 1), Heard("a", 1, days: 21)], []);

        Assert.Equal(2, weeks.Count());
    }

    [Fact]
    public void A_word_on_a_track_that_was_never_heard_says_nothing() =>
        Assert.Empty(Evidence.Of([], [new Said(Monday, "a.ogg", "like")]));

    private static double? Weight(params string[] words) =>
        Evidence
            .Of([Heard("a", 1)], words.Select((word, n) => new Said(Monday.AddMinutes(n), "a.ogg", word)))
            .SelectMany(week => week)
            .SingleOrDefault()
            ?.Weight;

    private static Heard Heard(string name, double share, int days = 0) =>
        new(Monday.AddDays(days), $"{name}.ogg", $"artist {name}", $"title {name}", share);
}
