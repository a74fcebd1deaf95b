using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Mood;

public class MoodStageTests
{
    [Fact]
    public void A_window_of_smiles_is_an_event_with_its_numbers()
    {
        var room = new Room().Shows(5.2, Room.Smile, Room.Smile);

        var reading = Assert.Single(room.Events);
        Assert.Equal((2, Happy), (reading.People, reading.Mood));
        Assert.Equal(TimeSpan.FromSeconds(5), reading.To - reading.From);
        Assert.Equal(1, reading.Coverage);
        Assert.Equal((0.75 * 0.81) + (0.05 * 0.40), reading.Valence!.Value, 0.001);
        Assert.Equal((0.75 * 0.51) + (0.05 * 0.67), reading.Arousal!.Value, 0.001);
        Assert.Equal(0.75, reading.Confidence!.Value, 0.001);
        Assert.Equal(0.75f, reading.Expressions!.Happiness, 3);
        Assert.Contains("2 faces", room.Live!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Below_the_threshold_of_people_the_event_carries_no_numbers()
    {
        var room = new Room(new MoodSettings { MinPeople = 3 }).Shows(5.2, Room.Smile, Room.Smile);

        var reading = Assert.Single(room.Events);
        Assert.Equal(new MoodEvent(reading.From, reading.To, 0, null, Unknown, null, null, null, null), reading);
    }

    [Fact]
    public void A_venue_never_lets_one_face_be_read_out_of_a_window()
    {
        var room = new Room(new MoodSettings { MinPeople = 3, FirstReading = TimeSpan.FromSeconds(5) })
            .Shows(2.5, Room.Smile, Room.Smile, Room.Smile).Shows(2.7, Room.Frown);

        Assert.Equal(0f, room.Events[0].Expressions!.Anger);
        Assert.Equal(3, room.Events[0].People);
    }

    [Fact]
    public void Unsure_faces_lower_the_coverage_and_are_left_out_of_the_mean()
    {
        var room = new Room().Shows(5.2, Room.Smile, Room.Unclear);

        Assert.Equal(0.5, room.Events[0].Coverage!.Value, 3);
        Assert.Equal(1, room.Events[0].People);
        Assert.Equal(0.75f, room.Events[0].Expressions!.Happiness, 3);
    }

    [Fact]
    public void People_are_those_seen_at_once_not_their_sum()
    {
        var room = new Room().Shows(1, Room.Smile).Shows(4.2, Room.Smile, Room.Smile);

        Assert.Equal(2, room.Events[0].People);
    }

    [Fact]
    public void An_empty_room_is_unknown_not_neutral()
    {
        var room = new Room().Shows(10.2);

        Assert.Equal([Unknown, Unknown], room.Events.Select(e => e.Mood));
        Assert.Contains("too few faces", room.Live!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_passing_smile_does_not_change_the_mood()
    {
        var room = new Room().Shows(20.1, Room.Blank).Shows(5, Room.Smile).Shows(20, Room.Blank);

        Assert.All(room.Observed, observation => Assert.Equal(Neutral, observation.Room.Mood));
        Assert.Single(room.Observed, observation => observation.Changed);
    }

    [Fact]
    public void A_lasting_smile_does()
    {
        var room = new Room().Shows(20.1, Room.Blank).Shows(30, Room.Smile);

        Assert.Equal(Happy, room.Mood);
        Assert.Equal([Neutral, Happy], room.Observed.Where(o => o.Changed).Select(o => o.Room.Mood));
    }

    [Fact]
    public void While_a_change_is_weighed_the_reason_says_so()
    {
        var room = new Room().Shows(20.1, Room.Blank).Shows(10, Room.Smile);

        Assert.Equal(Neutral, room.Mood);
        Assert.Contains("Still taken as neutral", room.Live!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void When_everybody_has_left_the_mood_becomes_unknown_after_a_while()
    {
        var room = new Room().Shows(10.1, Room.Smile).Shows(10);
        Assert.Equal(Happy, room.Mood);
        Assert.Equal(Unknown, room.Events[^1].Mood);

        room.Shows(15);

        Assert.Equal(Unknown, room.Mood);
        Assert.Null(room.Observed[^1].Room.Affect);
    }

    [Fact]
    public void A_gap_in_the_frames_carries_no_face_over()
    {
        var room = new Room().Shows(2, Room.Smile).Pauses(60).Shows(5.2);

        Assert.Equal(2, room.Events.Count);
        Assert.Equal([Unknown, Unknown], room.Events.Select(e => e.Mood));
        Assert.Null(room.Events[0].Valence);
        Assert.True(room.Events[1].From - room.Events[0].From > TimeSpan.FromSeconds(55));
    }

    [Fact]
    public void When_the_frames_stop_the_clock_closes_the_window_and_then_nothing_more_is_said()
    {
        var room = new Room().Shows(2, Room.Smile).Pauses(30);

        Assert.Equal(Unknown, room.Stage.Tick(room.Now)!.Room.Mood);
        Assert.Null(room.Stage.Tick(room.Now.AddSeconds(30)));
    }

    [Fact]
    public void The_mood_does_not_outlive_the_frames_because_the_clock_was_set_back()
    {
        var room = new Room().Shows(12, Room.Smile);
        Assert.NotEqual(Unknown, room.Mood);

        Assert.Equal(Unknown, room.Stage.Tick(room.Now.AddDays(-365))!.Room.Mood);
        Assert.Null(room.Stage.Tick(room.Now.AddDays(-365)));
    }

    [Fact]
    public void The_owner_can_raise_the_threshold_of_people()
    {
        var room = new Room().Shows(6, Room.Smile);
        Assert.Equal(1, room.Events[0].People);

        room.Stage.Apply(new RoomSettings { MinPeople = 2 });
        room.Shows(5.2, Room.Smile);

        Assert.Equal((0, Unknown), (room.Events[1].People, room.Events[1].Mood));
    }

    [Fact]
    public void A_clock_that_is_set_back_starts_a_new_window()
    {
        var room = new Room().Shows(4, Room.Frown).Pauses(-3600).Shows(5.2, Room.Smile);

        Assert.Equal(Happy, Assert.Single(room.Events).Mood);
    }

    [Fact]
    public void Each_person_has_one_vote_however_many_frames_show_them()
    {
        var room = new Room().Shows(2, Room.Smile).Shows(3.2, Room.Smile, Room.Frown);

        Assert.Equal(0.75f / 2, room.Events[0].Expressions!.Happiness, 3);
        Assert.Equal(0.7f / 2, room.Events[0].Expressions!.Anger, 3);
    }

    [Fact]
    public void Who_passes_by_has_a_part_of_a_vote()
    {
        var room = new Room().Shows(4.5, Room.Smile).Shows(0.7, Room.Smile, Room.Frown);

        Assert.InRange(room.Events[0].Expressions!.Anger, 0.05f, 0.15f);
        Assert.Equal(1, room.Events[0].People);
    }

    [Fact]
    public void Who_comes_and_goes_under_two_tracks_is_still_one_person_at_once()
    {
        var room = new Room().Shows(2.5, Room.Smile);
        room.FirstTrack = 7;
        room.Shows(2.7, Room.Smile);

        Assert.Equal(1, room.Events[0].People);
    }

    [Fact]
    public void A_room_of_which_nothing_is_known_is_read_within_a_second()
    {
        var room = new Room(new MoodSettings()).Shows(3).Shows(1, Room.Smile);

        var reading = Assert.Single(room.Events);
        Assert.Equal((1, Happy), (reading.People, reading.Mood));
        Assert.Equal(TimeSpan.FromSeconds(0.7), reading.To - reading.From);
        Assert.Equal(2, room.Shows(5, Room.Smile).Events.Count);
    }

    [Fact]
    public void A_face_that_says_nothing_clear_gives_no_early_reading() =>
        Assert.Empty(new Room(new MoodSettings()).Shows(4, Room.Unclear).Events);

    [Fact]
    public void The_next_window_may_correct_a_first_guess_at_once()
    {
        var room = new Room(new MoodSettings()).Shows(0.8, Room.Blank);
        Assert.Equal(Neutral, room.Mood);

        Assert.Equal(Happy, room.Shows(5.2, Room.Smile).Mood);
        Assert.Equal(Happy, room.Shows(10, Room.Blank).Mood);
    }

    [Fact]
    public void A_change_says_why_and_other_windows_do_not()
    {
        var room = new Room().Shows(15.2, Room.Smile);

        Assert.Equal(["Happy: one face, most of the expression is happiness (75 %).", null, null], room.Events.Select(e => e.Why));
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(-3600)]
    [InlineData(-3600 * 24 * 365)]
    public void A_clock_that_is_set_back_starts_the_mood_afresh_and_nothing_leaves_its_scale(double seconds)
    {
        var room = new Room().Shows(20, Room.Smile).Pauses(seconds);

        room.Shows(16, Room.Frown);

        Assert.Equal(Tense, room.Mood);
        Assert.All(room.Events.Where(reading => reading.Valence is not null), reading => Assert.InRange(reading.Valence!.Value, -1, 1));
        Assert.All(
            room.Events.Where(reading => reading.Expressions is not null),
            reading => Assert.InRange(reading.Expressions!.Happiness, 0, 1)
        );
    }

    [Fact]
    public void A_clock_that_is_set_forward_by_half_a_century_ends_one_window_of_its_usual_length()
    {
        var room = new Room().Shows(8, Room.Smile).Pauses(3600.0 * 24 * 365 * 56);

        room.Shows(6, Room.Smile);

        Assert.All(room.Events, reading => Assert.Equal(TimeSpan.FromSeconds(5), reading.To - reading.From));
        Assert.Equal(Happy, room.Mood);
    }
}
