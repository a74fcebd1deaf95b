using Roomtone.Contracts;
using Roomtone.EdgeAgent.Tests.Speaker;
using Roomtone.Testing;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Music.Playback;

public sealed class DjTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Music_begins_by_itself_and_goes_on_when_a_track_is_over()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b").GoOnAsync(182);

        var first = booth.Speaker.Asked.Where(asked => asked.StartsWith("play", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, first.Distinct().Count());
        Assert.Equal([TrackHappening.Started, TrackHappening.Finished, TrackHappening.Started], booth.Tracks.Select(track => track.What));
        Assert.Equal(1, booth.Tracks.ElementAt(1).Heard);
    }

    [Fact]
    public async Task Each_choice_says_why()
    {
        using var booth = new Booth(_folder).Shelves(Booth.Track("m", genre: "Metal"), Booth.Track("p", genre: "Disco Pop"));
        booth.Sees(Happy);
        await booth.GoOnAsync();

        Assert.Equal("p", booth.Live.Track!.Id);
        Assert.Equal("The room looks happy, and this is probably lively and bright (by its genre, Disco Pop); it was not played lately.", booth.Live.Why);
        Assert.Equal(booth.Live.Why, booth.Tracks.Single().Why);
        Assert.Equal(new Affect(0.6, 0.4), booth.Live.For);
    }

    [Theory]
    [InlineData(Happy, "disco")]
    [InlineData(Calm, "ambient")]
    [InlineData(Tense, "metal")]
    [InlineData(Sad, "doom")]
    public async Task The_mood_steers_the_choice(Contracts.Mood mood, string fits)
    {
        using var booth = new Booth(_folder).Shelves([.. new[] { "disco", "ambient", "metal", "doom" }.Select(genre => Booth.Track(genre, genre: genre))]);
        booth.Sees(mood);
        await booth.GoOnAsync();

        Assert.Equal(fits, booth.Live.Track!.Id);
    }

    [Fact]
    public async Task A_change_of_mood_does_not_cut_the_track_but_changes_what_comes_next()
    {
        using var booth = new Booth(_folder).Shelves(Booth.Track("disco", genre: "disco"), Booth.Track("ambient", genre: "ambient"), Booth.Track("doom", genre: "doom"));
        booth.Sees(Happy);
        await booth.GoOnAsync(30);
        booth.Sees(Calm);
        await booth.GoOnAsync(10);
        Assert.NotEqual("ambient", booth.Live.Suggestions[0].Track.Id);

        await booth.GoOnAsync(25);
        booth.Sees(Calm);
        await booth.GoOnAsync(1);
        Assert.Equal("disco", booth.Live.Track!.Id);
        Assert.Equal("ambient", booth.Live.Suggestions[0].Track.Id);
        Assert.Single(booth.Tracks);
    }

    [Fact]
    public async Task An_unknown_mood_keeps_the_music_on()
    {
        using var booth = new Booth(_folder).Shelves("a", "b", "c");
        booth.Sees(Unknown, 0);
        await booth.GoOnAsync(400);

        Assert.Equal(3, booth.Tracks.Count(track => track.What == TrackHappening.Started));
        Assert.StartsWith("The mood is unknown, so the music goes on", booth.Live.Why, StringComparison.Ordinal);
        Assert.All(booth.Tracks, track => Assert.Null(track.For));
    }

    [Fact]
    public async Task A_mood_that_was_not_seen_for_long_steers_no_more()
    {
        using var booth = new Booth(_folder).Shelves("a", "b");
        booth.Sees(Happy);
        await booth.GoOnAsync(185);

        Assert.Null(booth.Live.For);
    }

    [Fact]
    public async Task A_track_that_cannot_be_played_is_reported_and_another_one_sounds()
    {
        using var booth = new Booth(_folder).Shelves("good", "bad", "worse");
        booth.Speaker.Broken.UnionWith(["bad", "worse"]);
        await booth.GoOnAsync(190);

        Assert.Equal("good", booth.Speaker.Track);
        Assert.All(booth.Tracks.Where(track => track.What == TrackHappening.Failed), track => Assert.NotEqual("good", track.Id));
        Assert.Equal(2, booth.Tracks.Count(track => track.What == TrackHappening.Failed));
        Assert.Equal(2, booth.Tracks.Count(track => track.What == TrackHappening.Started));
    }

    [Fact]
    public async Task A_track_that_breaks_off_with_an_error_has_failed()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b").GoOnAsync(45);
        var broken = booth.Speaker.Track!;
        booth.Speaker.FailNow("The player says: bad data.");
        await booth.GoOnAsync();

        var failed = booth.Tracks.Single(track => track.What == TrackHappening.Failed);
        Assert.Equal((broken, 0.25, "The player says: bad data."), (failed.Id, failed.Heard, failed.Why));
        Assert.NotEqual(broken, booth.Speaker.Track);
    }

    [Fact]
    public async Task A_track_whose_time_stands_still_has_failed()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b").GoOnAsync(5);
        booth.Speaker.Stalled = true;
        await booth.GoOnAsync(18);

        Assert.Contains("stood still", booth.Tracks.Single(track => track.What == TrackHappening.Failed).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_player_was_restarted_the_track_goes_on_where_it_was()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b").GoOnAsync(60);
        var track = booth.Speaker.Track;
        booth.Speaker.Restart();
        await booth.GoOnAsync();

        Assert.Equal($"play {track} from 60", booth.Speaker.Asked[^1]);
        Assert.Single(booth.Tracks);
        Assert.Equal(60, booth.Speaker.Volume);
    }

    [Fact]
    public async Task A_player_that_comes_back_paused_is_not_taken_for_a_hand()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b").GoOnAsync(60);
        booth.Speaker.Restart(restored: booth.Speaker.Track);
        await booth.GoOnAsync(2);

        Assert.Equal(PlayState.Playing, booth.Speaker.State);
    }

    [Fact]
    public async Task A_lost_speaker_is_told_once_and_again_when_it_is_back()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b").GoOnAsync(10);
        booth.Speaker.Unplugged = true;
        await booth.GoOnAsync(20);
        Assert.Equal((PlayState.Stopped, "Nobody answers."), (booth.Live.State, booth.Live.Why));

        booth.Speaker.Unplugged = false;
        booth.Speaker.Restart();
        await booth.GoOnAsync(1);

        Assert.Equal([DeviceHappenings.SpeakerLost, DeviceHappenings.SpeakerBack], booth.Events.OfType<DeviceEvent>().Select(e => e.What));
        Assert.Equal(PlayState.Playing, booth.Live.State);
    }

    [Fact]
    public async Task A_sound_card_that_fails_is_told_and_tried_again_until_it_sounds()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b").GoOnAsync(10);
        booth.Speaker.LoseSoundCard();
        await booth.GoOnAsync(10);
        Assert.Equal((PlayState.Stopped, "The player says: Failed to open ALSA device. Look at the sound card and its cable; it is tried again."), (booth.Live.State, booth.Live.Why));

        booth.Speaker.HasSoundCard = true;
        await booth.GoOnAsync(2);
        Assert.Equal((PlayState.Playing, PlayState.Playing), (booth.Live.State, booth.Speaker.State));
        Assert.Single(booth.Tracks);
    }

    [Fact]
    public async Task Without_music_it_says_what_to_do()
    {
        using var booth = await new Booth(_folder, settings: ("LibraryFolder", "/srv/music")).Shelves(Array.Empty<string>()).GoOnAsync(5);

        Assert.Null(booth.Live.Track);
        Assert.Equal("There is no music. Put files with tags into /srv/music; they are found by themselves.", booth.Live.Why);
        Assert.Contains("There is no music", await booth.RefusalAsync(CommandNames.MusicPlay), StringComparison.Ordinal);

        await booth.Shelves("a").GoOnAsync(1);
        Assert.Equal("a", booth.Live.Track!.Id);
    }

    [Fact]
    public async Task The_rooms_settings_are_never_broken_even_if_nothing_is_left()
    {
        using var booth = new Booth(_folder).Shelves(Booth.Track("en", language: "en"), Booth.Track("de", language: "de"), Booth.Track("words-none", language: "zxx"), Booth.Track("untagged"));
        booth.Dj.Apply(new RoomSettings { Languages = ["deu"] });
        await booth.GoOnAsync(1000);
        Assert.Equal(["de", "words-none"], booth.Tracks.Select(track => track.Id).Distinct().Order());

        booth.Dj.Apply(new RoomSettings { Languages = ["fr"], Genres = ["jazz"] });
        await booth.CommandAsync(CommandNames.MusicSkip).ContinueWith(_ => { }, TaskScheduler.Default);
        await booth.GoOnAsync(2);

        Assert.Null(booth.Live.Track);
        Assert.Equal("None of the 4 tracks is allowed by the room's settings (languages fr and genres jazz). Allow more, or tag the files.", booth.Live.Why);
    }

    [Fact]
    public async Task A_pause_at_the_speaker_itself_is_respected()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b").GoOnAsync(10);
        booth.Speaker.PauseByHand();
        await booth.GoOnAsync(30);
        Assert.Equal((PlayState.Paused, PlayState.Paused), (booth.Live.State, booth.Speaker.State));

        booth.Speaker.ResumeByHand();
        await booth.GoOnAsync(1);
        Assert.Equal(PlayState.Playing, booth.Live.State);
    }

    [Fact]
    public async Task A_track_that_was_paused_while_the_player_restarted_is_put_back_when_it_is_wanted_again()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b").GoOnAsync(30);
        var track = booth.Speaker.Track;
        await booth.CommandAsync(CommandNames.MusicPause);
        booth.Speaker.Restart();
        await booth.GoOnAsync(5);
        await booth.CommandAsync(CommandNames.MusicPlay);
        await booth.GoOnAsync(1);

        Assert.Equal((PlayState.Playing, track), (booth.Speaker.State, booth.Speaker.Track));
        Assert.Single(booth.Tracks);
    }

    [Fact]
    public async Task A_restart_of_the_agent_neither_breaks_the_music_nor_forgets_a_pause()
    {
        var clock = new ManualClock();
        var speaker = new RecordingSpeaker(clock);
        using (var booth = await new Booth(_folder, speaker, clock).Shelves("a", "b").GoOnAsync(30)) Assert.Single(booth.Tracks);
        var asked = speaker.Asked.Count;
        using (var booth = await new Booth(_folder, speaker, clock).Shelves("a", "b").GoOnAsync(5))
        {
            Assert.Equal(asked, speaker.Asked.Count);
            Assert.Empty(booth.Tracks);
            Assert.Equal("The mood is unknown, so the music goes on; it was not played lately.", booth.Live.Why);
            await booth.CommandAsync(CommandNames.MusicPause);
        }

        using (var booth = await new Booth(_folder, speaker, clock).Shelves("a", "b").GoOnAsync(5)) Assert.Equal(PlayState.Paused, booth.Live.State);
    }

    [Fact]
    public async Task Live_views_get_five_suggestions_best_first_and_the_time()
    {
        using var booth = await new Booth(_folder).Shelves([.. Enumerable.Range(0, 20).Select(n => $"t{n}")]).GoOnAsync(9);

        Assert.Equal(5, booth.Live.Suggestions.Count);
        Assert.DoesNotContain(booth.Live.Suggestions, suggestion => suggestion.Track.Id == booth.Live.Track!.Id);
        Assert.Equal(9, booth.Live.ElapsedSeconds);
        var next = booth.Live.Suggestions[0].Track.Id;
        await booth.CommandAsync(CommandNames.MusicSkip);
        Assert.Equal(next, booth.Live.Track!.Id);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_track_that_failed_is_tried_again_in_time_although_the_clock_was_set_back()
    {
        using var booth = new Booth(_folder).Shelves("a");
        booth.Speaker.Broken.Add("a");
        await booth.GoOnAsync(2);
        booth.Speaker.Broken.Clear();
        booth.Clock.Jumped = TimeSpan.FromDays(-2);

        await booth.GoOnAsync(40);

        Assert.Equal(("a", PlayState.Playing), (booth.Speaker.Track, booth.Speaker.State));
    }

    [Fact]
    public async Task A_speaker_that_is_away_for_a_moment_while_the_clock_is_set_is_no_news()
    {
        using var booth = new Booth(_folder).Shelves("a");
        await booth.GoOnAsync(2);
        booth.Speaker.Unplugged = true;
        await booth.GoOnAsync();
        booth.Clock.Jumped = TimeSpan.FromDays(20_000);
        await booth.GoOnAsync();
        booth.Speaker.Unplugged = false;

        await booth.GoOnAsync(2);

        Assert.Empty(booth.Events.OfType<DeviceEvent>());
    }

    [Fact]
    public async Task The_live_view_goes_on_after_the_clock_was_set_back()
    {
        using var booth = new Booth(_folder).Shelves("a");
        await booth.GoOnAsync(10);
        booth.Clock.Jumped = TimeSpan.FromHours(-1);

        await booth.GoOnAsync(10);

        Assert.InRange(booth.Live.ElapsedSeconds, 16, 20);
    }

    [Fact]
    public async Task A_failure_that_nobody_expects_of_the_wait_for_changes_ends_the_service_at_once()
    {
        using var booth = new Booth(_folder).Shelves("a");
        booth.Speaker.WaitFault = new InvalidTimeZoneException("As a fault of our own would be.");

        await booth.Dj.StartAsync(CancellationToken.None);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => booth.Dj.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }
}
