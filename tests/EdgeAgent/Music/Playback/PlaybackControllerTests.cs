using Roomtone.Contracts;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Testing;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Music.Playback;

public sealed class PlaybackControllerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Music_begins_by_itself_and_goes_on_when_a_track_is_over()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(182);

        var first = playback.Speaker.Asked.Where(asked => asked.StartsWith("play", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, first.Distinct().Count());
        Assert.Equal(
            [TrackHappening.Started, TrackHappening.Finished, TrackHappening.Started],
            playback.Tracks.Select(track => track.What)
        );
        Assert.Equal(1, playback.Tracks.ElementAt(1).Heard);
    }

    [Fact]
    public async Task Each_choice_says_why()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks(
            PlaybackHarness.Track("m", genre: "Metal"),
            PlaybackHarness.Track("p", genre: "Disco Pop")
        );
        playback.ObserveMood(Happy);
        await playback.AdvanceAsync();

        Assert.Equal("p", playback.Live.Track!.Id);
        Assert.Equal(
            "The room looks happy, and this is probably lively and bright (by its genre, Disco Pop); it was not played lately.",
            playback.Live.Why
        );
        Assert.Equal(playback.Live.Why, playback.Tracks.Single().Why);
        Assert.Equal(new Affect(0.6, 0.4), playback.Live.For);
    }

    [Theory]
    [InlineData(Happy, "disco")]
    [InlineData(Calm, "ambient")]
    [InlineData(Tense, "metal")]
    [InlineData(Sad, "doom")]
    public async Task The_mood_steers_the_choice(Contracts.Mood mood, string fits)
    {
        using var playback = new PlaybackHarness(_folder).WithTracks([
            .. new[] { "disco", "ambient", "metal", "doom" }.Select(genre => PlaybackHarness.Track(genre, genre: genre)),
        ]);
        playback.ObserveMood(mood);
        await playback.AdvanceAsync();

        Assert.Equal(fits, playback.Live.Track!.Id);
    }

    [Fact]
    public async Task A_change_of_mood_does_not_cut_the_track_but_changes_what_comes_next()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks(
            PlaybackHarness.Track("disco", genre: "disco"),
            PlaybackHarness.Track("ambient", genre: "ambient"),
            PlaybackHarness.Track("doom", genre: "doom")
        );
        playback.ObserveMood(Happy);
        await playback.AdvanceAsync(30);
        playback.ObserveMood(Calm);
        await playback.AdvanceAsync(10);
        Assert.NotEqual("ambient", playback.Live.Suggestions[0].Track.Id);

        await playback.AdvanceAsync(25);
        playback.ObserveMood(Calm);
        await playback.AdvanceAsync(1);
        Assert.Equal("disco", playback.Live.Track!.Id);
        Assert.Equal("ambient", playback.Live.Suggestions[0].Track.Id);
        Assert.Single(playback.Tracks);
    }

    [Fact]
    public async Task An_unknown_mood_keeps_the_music_on()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks("a", "b", "c");
        playback.ObserveMood(Unknown, 0);
        await playback.AdvanceAsync(400);

        Assert.Equal(3, playback.Tracks.Count(track => track.What == TrackHappening.Started));
        Assert.StartsWith("The mood is unknown, so the music goes on", playback.Live.Why, StringComparison.Ordinal);
        Assert.All(playback.Tracks, track => Assert.Null(track.For));
    }

    [Fact]
    public async Task A_mood_that_was_not_seen_for_long_steers_no_more()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks("a", "b");
        playback.ObserveMood(Happy);
        await playback.AdvanceAsync(185);

        Assert.Null(playback.Live.For);
    }

    [Fact]
    public async Task A_track_that_cannot_be_played_is_reported_and_another_one_sounds()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks("good", "bad", "worse");
        playback.Speaker.Broken.UnionWith(["bad", "worse"]);
        await playback.AdvanceAsync(190);

        Assert.Equal("good", playback.Speaker.Track);
        Assert.All(playback.Tracks.Where(track => track.What == TrackHappening.Failed), track => Assert.NotEqual("good", track.Id));
        Assert.Equal(2, playback.Tracks.Count(track => track.What == TrackHappening.Failed));
        Assert.Equal(2, playback.Tracks.Count(track => track.What == TrackHappening.Started));
    }

    [Fact]
    public async Task A_track_that_breaks_off_with_an_error_has_failed()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(45);
        var broken = playback.Speaker.Track!;
        playback.Speaker.FailNow("The player says: bad data.");
        await playback.AdvanceAsync();

        var failed = playback.Tracks.Single(track => track.What == TrackHappening.Failed);
        Assert.Equal((broken, 0.25, "The player says: bad data."), (failed.Id, failed.Heard, failed.Why));
        Assert.NotEqual(broken, playback.Speaker.Track);
    }

    [Fact]
    public async Task A_track_whose_time_stands_still_has_failed()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(5);
        playback.Speaker.Stalled = true;
        await playback.AdvanceAsync(18);

        Assert.Contains("stood still", playback.Tracks.Single(track => track.What == TrackHappening.Failed).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_player_was_restarted_the_track_goes_on_where_it_was()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(60);
        var track = playback.Speaker.Track;
        playback.Speaker.Restart();
        await playback.AdvanceAsync();

        Assert.Equal($"play {track} from 60", playback.Speaker.Asked[^1]);
        Assert.Single(playback.Tracks);
        Assert.Equal(60, playback.Speaker.Volume);
    }

    [Fact]
    public async Task A_player_that_comes_back_paused_is_not_taken_for_a_hand()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(60);
        playback.Speaker.Restart(restored: playback.Speaker.Track);
        await playback.AdvanceAsync(2);

        Assert.Equal(PlayState.Playing, playback.Speaker.State);
    }

    [Fact]
    public async Task A_lost_speaker_is_told_once_and_again_when_it_is_back()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(10);
        playback.Speaker.Unplugged = true;
        await playback.AdvanceAsync(20);
        Assert.Equal((PlayState.Stopped, "Nobody answers."), (playback.Live.State, playback.Live.Why));

        playback.Speaker.Unplugged = false;
        playback.Speaker.Restart();
        await playback.AdvanceAsync(1);

        Assert.Equal(
            [DeviceHappenings.SpeakerLost, DeviceHappenings.SpeakerBack],
            playback.Events.OfType<DeviceEvent>().Select(e => e.What)
        );
        Assert.Equal(PlayState.Playing, playback.Live.State);
    }

    [Fact]
    public async Task A_sound_card_that_fails_is_told_and_tried_again_until_it_sounds()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(10);
        playback.Speaker.LoseSoundCard();
        await playback.AdvanceAsync(10);
        Assert.Equal(
            (PlayState.Stopped, "The player says: Failed to open ALSA device. Look at the sound card and its cable; it is tried again."),
            (playback.Live.State, playback.Live.Why)
        );

        playback.Speaker.HasSoundCard = true;
        await playback.AdvanceAsync(2);
        Assert.Equal((PlayState.Playing, PlayState.Playing), (playback.Live.State, playback.Speaker.State));
        Assert.Single(playback.Tracks);
    }

    [Fact]
    public async Task Without_music_it_says_what_to_do()
    {
        using var playback = await new PlaybackHarness(_folder, settings: ("LibraryFolder", "/srv/music"))
            .WithTracks(Array.Empty<string>())
            .AdvanceAsync(5);

        Assert.Null(playback.Live.Track);
        Assert.Equal("There is no music. Put files with tags into /srv/music; they are found by themselves.", playback.Live.Why);
        Assert.Contains("There is no music", await playback.RefusalAsync(CommandNames.MusicPlay), StringComparison.Ordinal);

        await playback.WithTracks("a").AdvanceAsync(1);
        Assert.Equal("a", playback.Live.Track!.Id);
    }

    [Fact]
    public async Task The_rooms_settings_are_never_broken_even_if_nothing_is_left()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks(
            PlaybackHarness.Track("en", language: "en"),
            PlaybackHarness.Track("de", language: "de"),
            PlaybackHarness.Track("words-none", language: "zxx"),
            PlaybackHarness.Track("untagged")
        );
        playback.Context.Apply(new RoomSettings { Languages = ["deu"] });
        await playback.AdvanceAsync(1000);
        Assert.Equal(["de", "words-none"], playback.Tracks.Select(track => track.Id).Distinct().Order());

        playback.Context.Apply(new RoomSettings { Languages = ["fr"], Genres = ["jazz"] });
        await playback.CommandAsync(CommandNames.MusicSkip).ContinueWith(_ => { }, TaskScheduler.Default);
        await playback.AdvanceAsync(2);

        Assert.Null(playback.Live.Track);
        Assert.Equal(
            "None of the 4 tracks is allowed by the room's settings (languages fr and genres jazz). Allow more, or tag the files.",
            playback.Live.Why
        );
    }

    [Fact]
    public async Task A_pause_at_the_speaker_itself_is_respected()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(10);
        playback.Speaker.PauseByHand();
        await playback.AdvanceAsync(30);
        Assert.Equal((PlayState.Paused, PlayState.Paused), (playback.Live.State, playback.Speaker.State));

        playback.Speaker.ResumeByHand();
        await playback.AdvanceAsync(1);
        Assert.Equal(PlayState.Playing, playback.Live.State);
    }

    [Fact]
    public async Task A_track_that_was_paused_while_the_player_restarted_is_put_back_when_it_is_wanted_again()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(30);
        var track = playback.Speaker.Track;
        await playback.CommandAsync(CommandNames.MusicPause);
        playback.Speaker.Restart();
        await playback.AdvanceAsync(5);
        await playback.CommandAsync(CommandNames.MusicPlay);
        await playback.AdvanceAsync(1);

        Assert.Equal((PlayState.Playing, track), (playback.Speaker.State, playback.Speaker.Track));
        Assert.Single(playback.Tracks);
    }

    [Fact]
    public async Task A_restart_of_the_agent_neither_breaks_the_music_nor_forgets_a_pause()
    {
        var clock = new ManualClock();
        var speaker = new RecordingSpeaker(clock);
        using (var playback = await new PlaybackHarness(_folder, speaker, clock).WithTracks("a", "b").AdvanceAsync(30))
            Assert.Single(playback.Tracks);
        var asked = speaker.Asked.Count;
        using (var playback = await new PlaybackHarness(_folder, speaker, clock).WithTracks("a", "b").AdvanceAsync(5))
        {
            Assert.Equal(asked, speaker.Asked.Count);
            Assert.Empty(playback.Tracks);
            Assert.Equal("The mood is unknown, so the music goes on; it was not played lately.", playback.Live.Why);
            await playback.CommandAsync(CommandNames.MusicPause);
        }

        using (var playback = await new PlaybackHarness(_folder, speaker, clock).WithTracks("a", "b").AdvanceAsync(5))
            Assert.Equal(PlayState.Paused, playback.Live.State);
    }

    [Fact]
    public async Task Live_views_get_five_suggestions_best_first_and_the_time()
    {
        using var playback = await new PlaybackHarness(_folder)
            .WithTracks([.. Enumerable.Range(0, 20).Select(n => $"t{n}")])
            .AdvanceAsync(9);

        Assert.Equal(5, playback.Live.Suggestions.Count);
        Assert.DoesNotContain(playback.Live.Suggestions, suggestion => suggestion.Track.Id == playback.Live.Track!.Id);
        Assert.Equal(9, playback.Live.ElapsedSeconds);
        var next = playback.Live.Suggestions[0].Track.Id;
        await playback.CommandAsync(CommandNames.MusicSkip);
        Assert.Equal(next, playback.Live.Track!.Id);
    }

    [Fact]
    public async Task A_track_whose_stream_ends_at_a_sixth_is_neither_heard_nor_liked_and_is_set_aside()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(30);
        var cut = playback.Controller.Playing!.Track.Id;
        playback.Speaker.EndNow();
        await playback.AdvanceAsync(400);

        var end = playback.Tracks.Single(track => track.Id == cut && track.What != TrackHappening.Started);
        Assert.Equal((TrackHappening.Failed, 0.17), (end.What, Math.Round(end.Heard!.Value, 2)));
        Assert.Contains("cut short", end.Why, StringComparison.Ordinal);
        Assert.DoesNotContain(cut, playback.Taste.Taste.Tracks.Keys);
    }

    [Fact]
    public async Task Whatever_a_track_throws_is_that_tracks_fault()
    {
        var speaker = new RecordingSpeaker(new ManualClock());
        speaker.Throws["odd"] = new InvalidOperationException("nobody expected it");
        using var playback = await new PlaybackHarness(_folder, speaker).WithTracks("odd").AdvanceAsync(1);
        playback.WithTracks("odd", "well");
        await playback.AdvanceAsync(60);

        Assert.Equal("well", playback.Controller.Playing!.Track.Id);
        var failed = playback.Tracks.First(track => track is { Id: "odd", What: TrackHappening.Failed });
        Assert.Contains("nobody expected it", failed.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_speaker_says_that_cannot_be_followed_ends_the_track_and_not_the_agent()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(2);
        var before = playback.Controller.Playing!.Track.Id;
        playback.Speaker.ReadFault = new OverflowException("a time that cannot be");
        await playback.AdvanceAsync(10);
        playback.Speaker.ReadFault = null;
        await playback.AdvanceAsync(5);

        Assert.Contains(playback.Tracks, track => track.Id == before && track.What == TrackHappening.Failed);
        Assert.NotEqual(before, playback.Controller.Playing!.Track.Id);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("stranger")]
    public async Task A_persons_pause_outlives_a_restart_of_the_box_whose_player_plays_on(string playsOn)
    {
        var clock = new ManualClock();
        using (var before = await new PlaybackHarness(_folder, clock: clock).WithTracks("a").AdvanceAsync(2))
        {
            await before.CommandAsync(CommandNames.MusicPause);
            await before.AdvanceAsync(1);
        }

        var speaker = new RecordingSpeaker(clock);
        await speaker.PlayAsync(playsOn, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        using var after = await new PlaybackHarness(_folder, speaker, clock).WithTracks("a").AdvanceAsync(3);

        Assert.Equal(PlayState.Paused, speaker.State);
        Assert.NotEqual(PlayState.Playing, after.Live.State);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_track_that_failed_is_tried_again_in_time_although_the_clock_was_set_back()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks("a");
        playback.Speaker.Broken.Add("a");
        await playback.AdvanceAsync(2);
        playback.Speaker.Broken.Clear();
        playback.Clock.Jumped = TimeSpan.FromDays(-2);

        await playback.AdvanceAsync(40);

        Assert.Equal(("a", PlayState.Playing), (playback.Speaker.Track, playback.Speaker.State));
    }

    [Fact]
    public async Task A_speaker_that_is_away_for_a_moment_while_the_clock_is_set_is_no_news()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks("a");
        await playback.AdvanceAsync(2);
        playback.Speaker.Unplugged = true;
        await playback.AdvanceAsync();
        playback.Clock.Jumped = TimeSpan.FromDays(20_000);
        await playback.AdvanceAsync();
        playback.Speaker.Unplugged = false;

        await playback.AdvanceAsync(2);

        Assert.Empty(playback.Events.OfType<DeviceEvent>());
    }

    [Fact]
    public async Task The_live_view_goes_on_after_the_clock_was_set_back()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks("a");
        await playback.AdvanceAsync(10);
        playback.Clock.Jumped = TimeSpan.FromHours(-1);

        await playback.AdvanceAsync(10);

        Assert.InRange(playback.Live.ElapsedSeconds, 16, 20);
    }

    [Fact]
    public async Task A_failure_that_nobody_expects_of_the_wait_for_changes_ends_the_service_at_once()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks("a");
        playback.Speaker.WaitFault = new InvalidTimeZoneException("As a fault of our own would be.");

        await playback.Controller.StartAsync(CancellationToken.None);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() =>
            playback.Controller.ExecuteTask!.WaitAsync(Eventually.Limit, TestContext.Current.CancellationToken)
        );
    }
}
