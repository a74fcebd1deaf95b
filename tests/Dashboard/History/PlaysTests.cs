using Roomtone.Dashboard.History;

namespace Roomtone.Dashboard.Tests.History;

public class PlaysTests
{
    private static readonly DateTime Noon = Sample.Noon.DateTime;

    [Fact]
    public void A_start_takes_the_end_of_its_own_track()
    {
        var plays = Plays.Of([Row(0, "started", "a"), Row(3, "started", "b")], [Row(3, "skipped", "a"), Row(7, "finished", "b")], []);

        Assert.Equal(["skipped", "finished"], plays.Select(play => play.End!.What));
    }

    [Fact]
    public void A_start_whose_end_was_lost_does_not_take_the_end_of_the_next_time()
    {
        var plays = Plays.Of([Row(0, "started", "a"), Row(60, "started", "a")], [Row(63, "finished", "a")], []);

        Assert.Equal([null, "finished"], plays.Select(play => play.End?.What));
        Assert.Equal(Noon.AddMinutes(60), plays[0].Until);
    }

    [Fact]
    public void An_end_of_the_next_day_is_not_taken()
    {
        var play = Assert.Single(Plays.Of([Row(0, "started", "a")], [Row(24 * 60, "finished", "a")], []));

        Assert.Null(play.End);
        Assert.Equal(Noon.AddHours(3), play.Until);
    }

    [Fact]
    public void A_station_may_have_its_turn_for_half_a_day()
    {
        var play = Assert.Single(Plays.Of([Row(0, "started", "a", "radio")], [Row(11 * 60, "finished", "a")], []));

        Assert.Equal("finished", play.End!.What);
    }

    [Fact]
    public void Feedback_belongs_to_the_track_it_names_or_to_the_one_that_plays()
    {
        var plays = Plays.Of(
            [Row(0, "started", "a"), Row(3, "started", "b")],
            [Row(3, "finished", "a")],
            [Word(1, "like", "a"), Word(4, "dislike", "a"), Word(5, "wrong-mood", null)]);

        Assert.Equal(["like", "dislike"], plays[0].Feedback);
        Assert.Equal(["wrong-mood"], plays[1].Feedback);
    }

    private static TrackRow Row(int minute, string what, string track, string provider = "local") =>
        new()
        {
            At = Noon.AddMinutes(minute),
            What = what,
            Track = track,
            Provider = provider,
        };

    private static FeedbackRow Word(int minute, string what, string? track) =>
        new()
        {
            At = Noon.AddMinutes(minute),
            What = what,
            Track = track,
        };
}
