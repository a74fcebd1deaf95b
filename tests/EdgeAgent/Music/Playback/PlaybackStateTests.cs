using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Speaker;
using static Roomtone.EdgeAgent.Music.Playback.PlaybackTransition;

namespace Roomtone.EdgeAgent.Tests.Music.Playback;

public sealed class PlaybackStateTests
{
    private static readonly NowPlaying First = new(PlaybackHarness.Track("first").Info, null, "It fits.");
    private static readonly NowPlaying Second = new(PlaybackHarness.Track("second").Info, null, "It fits, too.");
    private static readonly SpeakerState Silence = new(1, PlayState.Stopped, null, TimeSpan.Zero, null, 60, null);

    private readonly PlaybackState _state = new();
    private TimeSpan _now;

    [Fact]
    public void Nothing_follows_from_a_speaker_that_does_as_it_should()
    {
        Start(First);

        Assert.Equal(new None(), Observe(Playing("first", 10)));
        Assert.Equal((10 / 180.0, 170.0), (_state.Heard, _state.Remaining!.Value.TotalSeconds));
    }

    [Fact]
    public void A_track_has_ended_when_the_speaker_stops()
    {
        Start(First);
        Observe(Playing("first", 178));

        Assert.Equal(new Ended(First, null), Observe(Silence));
        Assert.Null(_state.Current);
    }

    [Fact]
    public void A_track_that_ends_at_a_sixth_is_cut_short()
    {
        Start(First);
        Observe(Playing("first", 29), after: 29);

        Assert.Equal(new Ended(First, 30 / 180.0), Observe(Silence));

        Start(First);
        _state.Enqueue(Second);
        Observe(Playing("first", 29), after: 29);
        Assert.Equal(new Advanced(First, Second, 30 / 180.0), Observe(Playing("second", 0)));
    }

    [Fact]
    public void A_track_that_was_not_looked_at_for_long_has_played_on_meanwhile()
    {
        Start(First);
        Observe(Playing("first", 60), after: 60);

        Assert.Equal(new Ended(First, null), Observe(Silence, after: 118));
    }

    [Fact]
    public void A_track_over_whose_end_the_next_one_begins_is_whole()
    {
        var brief = First with { Track = First.Track with { DurationSeconds = 60 } };
        Start(brief);
        _state.Enqueue(Second);
        Observe(Playing("first", 35), after: 35);

        Assert.Equal(new Advanced(brief, Second, null), Observe(Playing("second", 0) with { Overlap = TimeSpan.FromSeconds(20) }));
    }

    [Fact]
    public void A_player_that_restarts_and_plays_does_not_end_a_persons_pause()
    {
        Start(First);
        _state.Wanted = PlayState.Paused;
        Observe(Playing("first", 10) with { State = PlayState.Paused });

        Assert.Equal(new PlaysAgain(), Observe(Playing("first", 10) with { Session = 2 }));
        Assert.Equal(new PlaysAgain(), Observe(Playing("first", 11) with { Session = 2 }));
        Assert.Equal(new None(), Observe(Playing("first", 11) with { Session = 2, State = PlayState.Paused }));
        Assert.Equal(PlayState.Paused, _state.Wanted);
        Observe(Playing("first", 11) with { Session = 2 });
        Assert.Equal(PlayState.Playing, _state.Wanted); // By hand, at the speaker.
    }

    [Fact]
    public void A_speaker_that_plays_the_queued_track_has_advanced()
    {
        Start(First);
        _state.Enqueue(Second);
        Observe(Playing("first", 179));

        Assert.Equal(new Advanced(First, Second, null), Observe(Playing("second", 0)));
    }

    [Fact]
    public void A_fault_at_the_end_of_a_track_is_that_of_the_queued_one()
    {
        Start(First);
        _state.Enqueue(Second);
        Observe(Playing("first", 178));

        Assert.Equal(new NextFailed(First, Second, "bad data"), Observe(Silence with { Fault = "bad data" }));
    }

    [Fact]
    public void A_fault_before_the_end_is_that_of_the_track_itself_although_another_is_queued()
    {
        Start(First);
        _state.Enqueue(Second);
        Observe(Playing("first", 90));

        Assert.Equal(new Failed(First, 0.5, "bad data"), Observe(Silence with { Fault = "bad data" }));
    }

    [Fact]
    public void A_fault_that_names_the_queued_track_is_that_tracks_however_early_the_current_one_was_last_seen()
    {
        Start(First);
        _state.Enqueue(Second);
        Observe(Playing("first", 90));

        var named = Silence with { Fault = "The player says: Failed to decode second." };
        Assert.Equal(new NextFailed(First, Second, named.Fault), Observe(named));

        Start(First);
        _state.Enqueue(Second);
        Observe(Playing("first", 178));
        var own = Silence with { Fault = "The player says: Failed to decode first." };
        Assert.Equal(new Failed(First, 178 / 180.0, own.Fault), Observe(own));
    }

    [Fact]
    public void A_fault_that_is_seen_late_is_that_of_the_queued_track_when_the_current_one_can_have_ended_meanwhile()
    {
        Start(First);
        _state.Enqueue(Second);
        Observe(Playing("first", 90));

        Assert.Equal(new NextFailed(First, Second, "bad data"), Observe(Silence with { Fault = "bad data" }, after: 86));
    }

    [Fact]
    public void A_track_that_was_seen_to_begin_late_is_not_cut_short()
    {
        _state.Observe(Silence, _now);
        _state.Start(First, TimeSpan.Zero, _now += TimeSpan.FromSeconds(60), asked: _now - TimeSpan.FromSeconds(60));
        Assert.Equal(new Ended(First, null), Observe(Silence, after: 100));

        Start(First);
        _state.Enqueue(Second);
        Assert.IsType<Advanced>(_state.Observe(Playing("second", 60), _now += TimeSpan.FromSeconds(180), took: TimeSpan.FromSeconds(50)));
        _state.GoOn(Second, _now);
        Assert.Equal(60, _state.Elapsed.TotalSeconds);
        Assert.Equal(new Ended(Second, null), Observe(Silence, after: 40));
    }

    [Fact]
    public void A_position_that_stands_still_has_failed_after_a_while_but_not_while_paused()
    {
        Start(First);
        Observe(Playing("first", 45));
        Assert.Equal(new None(), Observe(Playing("first", 45), after: 15));
        Assert.True(Assert.IsType<Failed>(Observe(Playing("first", 45), after: 1)).IsDoubtful);

        Start(First);
        _state.Wanted = PlayState.Paused;
        for (var i = 0; i < 2; i++) Assert.Equal(new None(), Observe(Playing("first", 45) with { State = PlayState.Paused }, after: 3600));
    }

    [Fact]
    public void A_station_that_has_sounded_and_stands_still_has_failed_soon_but_may_take_long_to_begin()
    {
        var station = new NowPlaying(First.Track with { Provider = "radio", DurationSeconds = 0 }, null, "as the test says");
        Start(station);
        Assert.Equal(new None(), Observe(Playing("first", 0), after: 15));
        Observe(Playing("first", 45));
        Assert.Equal(new None(), Observe(Playing("first", 45), after: 4));

        var failed = Assert.IsType<Failed>(Observe(Playing("first", 45), after: 1));

        Assert.Equal((true, "The sound stood still for 4 s."), (failed.IsDoubtful, failed.Fault));
    }

    [Fact]
    public void A_station_has_no_length_whatever_the_player_estimates_and_one_that_ends_broke_off()
    {
        var station = new NowPlaying(First.Track with { Provider = "radio", DurationSeconds = 0 }, null, "as the test says");
        Start(station);
        Observe(Playing("first", 30) with { Duration = TimeSpan.FromSeconds(40) });
        Assert.Null(_state.Remaining);
        Assert.Equal(0.1, _state.Heard, 3);

        Assert.Equal("The station broke off.", Assert.IsType<Failed>(Observe(Silence)).Fault);
    }

    [Fact]
    public void A_speaker_that_restarted_was_interrupted_until_it_has_the_track_again()
    {
        Start(First);

        Assert.Equal(new Interrupted(First), Observe(Silence with { Session = 2 }));
        Assert.Equal(new Interrupted(First), Observe(Silence with { Session = 2 }));
        Assert.Equal(new Interrupted(First), Observe(Playing("first", 0) with { Session = 2, State = PlayState.Paused }));
        Assert.Equal(new None(), Observe(Playing("first", 0) with { Session = 2 }));
        Assert.Equal(PlayState.Playing, _state.Wanted);
    }

    [Fact]
    public void A_track_that_was_lost_while_paused_is_put_back_only_when_music_is_wanted()
    {
        Start(First);
        _state.Wanted = PlayState.Paused;
        Assert.Equal(new None(), Observe(Silence));

        _state.Wanted = PlayState.Playing;
        Assert.Equal(new Interrupted(First), Observe(Silence));
    }

    [Fact]
    public void A_pause_at_the_speaker_itself_is_wanted_and_so_is_its_end()
    {
        Start(First);

        Assert.Equal(new None(), Observe(Playing("first", 10) with { State = PlayState.Paused }));
        Assert.Equal(PlayState.Paused, _state.Wanted);
        Assert.Equal(new None(), Observe(Playing("first", 10)));
        Assert.Equal(PlayState.Playing, _state.Wanted);
    }

    [Fact]
    public void A_pause_with_a_fault_is_not_a_persons()
    {
        Start(First);

        Assert.Equal(
            new OutputFailed("no sound card"),
            Observe(Playing("first", 10) with { State = PlayState.Paused, Fault = "no sound card" })
        );
        Assert.Equal(PlayState.Playing, _state.Wanted);
    }

    private static SpeakerState Playing(string track, double seconds) =>
        Silence with
        {
            State = PlayState.Playing,
            Track = track,
            Elapsed = TimeSpan.FromSeconds(seconds),
        };

    private void Start(NowPlaying track)
    {
        _state.Observe(Silence, _now);
        _state.Start(track, TimeSpan.Zero, _now);
    }

    private PlaybackTransition Observe(SpeakerState speaker, double after = 1) =>
        _state.Observe(speaker, _now += TimeSpan.FromSeconds(after));
}
