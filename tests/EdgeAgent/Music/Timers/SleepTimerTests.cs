using Roomtone.Contracts;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Timers;

public sealed class SleepTimerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_music_fades_evenly_and_pauses_and_is_as_loud_as_before_when_it_plays_again()
    {
        using var playback = await PlayingAsync(volume: 60);
        await playback.CommandAsync(CommandNames.SleepStart, new { minutes = 30 });
        Assert.Equal(playback.Clock.GetUtcNow().AddMinutes(30), playback.Live.Timers!.Sleep!.EndsAt);
        Assert.Equal(60, playback.Live.VolumePercent);

        await playback.AdvanceAsync(15 * 60);
        Assert.Equal((30, 30, PlayState.Playing), (playback.Speaker.Volume, playback.Live.VolumePercent, playback.Speaker.State));
        await playback.AdvanceAsync((15 * 60) - 1);
        Assert.Equal((0, PlayState.Playing), (playback.Speaker.Volume, playback.Speaker.State));
        await playback.AdvanceAsync(1);

        Assert.Equal((PlayState.Paused, null), (playback.Live.State, playback.Live.Timers!.Sleep));
        Assert.Equal("The music faded out and paused, as anna had asked.", Told(playback, DeviceHappenings.SleepEnded));
        await playback.AdvanceAsync(600);
        await playback.CommandAsync(CommandNames.MusicPlay);
        await playback.AdvanceAsync(1);
        Assert.Equal((60, PlayState.Playing), (playback.Speaker.Volume, playback.Speaker.State));
    }

    [Fact]
    public async Task It_is_taken_back_and_the_volume_returns()
    {
        using var playback = await PlayingAsync(volume: 60);
        await playback.CommandAsync(CommandNames.SleepStart, new { minutes = 10 });
        await playback.AdvanceAsync(300);
        await playback.CommandAsync(CommandNames.SleepEnd);
        await playback.AdvanceAsync(600);

        Assert.Equal((60, PlayState.Playing, null), (playback.Speaker.Volume, playback.Speaker.State, playback.Live.Timers!.Sleep));
        Assert.Equal("The music is not being faded out.", await playback.RefusalAsync(CommandNames.SleepEnd));
    }

    [Theory]
    [InlineData(CommandNames.MusicPause, PlayState.Paused, 60)]
    [InlineData(CommandNames.MusicVolume, PlayState.Playing, 45)]
    public async Task A_hand_at_the_page_ends_it(string touch, PlayState state, int volume)
    {
        using var playback = await PlayingAsync(volume: 60);
        await playback.CommandAsync(CommandNames.SleepStart, new { minutes = 10 });
        await playback.AdvanceAsync(300);
        await playback.CommandAsync(touch, new { percent = 45 });
        await playback.AdvanceAsync(400);

        Assert.Equal((volume, state, null), (playback.Speaker.Volume, playback.Speaker.State, playback.Live.Timers!.Sleep));
        Assert.DoesNotContain(playback.Told, told => told.What == DeviceHappenings.SleepEnded);
    }

    [Fact]
    public async Task A_hand_at_the_speaker_itself_ends_it_too()
    {
        using var playback = await PlayingAsync(volume: 60);
        await playback.CommandAsync(CommandNames.SleepStart, new { minutes = 10 });
        await playback.AdvanceAsync(300);
        await playback.Speaker.SetVolumeAsync(50, TestContext.Current.CancellationToken);
        await playback.AdvanceAsync(400);
        Assert.Equal((50, PlayState.Playing, null), (playback.Speaker.Volume, playback.Speaker.State, playback.Live.Timers!.Sleep));

        await playback.CommandAsync(CommandNames.SleepStart, new { minutes = 10 });
        await playback.AdvanceAsync(60);
        await playback.Speaker.PauseAsync(TestContext.Current.CancellationToken);
        await playback.AdvanceAsync(3);
        Assert.Equal((50, null), (playback.Speaker.Volume, playback.Live.Timers!.Sleep));
    }

    [Fact]
    public async Task It_lives_through_a_restart_and_the_sound_of_it_is_not_loud()
    {
        var clock = new ManualClock();
        using (var before = await PlayingAsync(volume: 60, clock: clock))
        {
            await before.CommandAsync(CommandNames.SleepStart, new { minutes = 10 });
            await before.AdvanceAsync(300);
        }

        clock.Advance(TimeSpan.FromSeconds(60));
        using var after = new PlaybackHarness(_folder, clock: clock).WithTracks("a", "b");
        await after.Timers.StartAsync(TestContext.Current.CancellationToken);
        await after.Controller.PollAsync(TestContext.Current.CancellationToken);
        Assert.Equal((24, PlayState.Playing), (after.Speaker.Volume, after.Speaker.State));
        await after.AdvanceAsync(240);

        Assert.Equal(PlayState.Paused, after.Speaker.State);
        await after.CommandAsync(CommandNames.MusicPlay);
        await after.AdvanceAsync(1);
        Assert.Equal(60, after.Speaker.Volume);
    }

    [Fact]
    public async Task A_box_that_was_off_at_its_end_stays_silent()
    {
        var clock = new ManualClock();
        using (var before = await PlayingAsync(volume: 60, clock: clock))
            await before.CommandAsync(CommandNames.SleepStart, new { minutes = 10 });
        clock.Advance(TimeSpan.FromHours(8));
        using var after = await new PlaybackHarness(_folder, clock: clock).WithTracks("a", "b").AdvanceAsync(5);

        Assert.Equal((PlayState.Stopped, null), (after.Live.State, after.Live.Timers!.Sleep));
        Assert.DoesNotContain(after.Speaker.Asked, asked => asked.StartsWith("play ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task Setting_the_clock_makes_it_neither_shorter_nor_longer(double hours)
    {
        using var playback = await PlayingAsync(volume: 60);
        await playback.CommandAsync(CommandNames.SleepStart, new { minutes = 10 });
        await playback.AdvanceAsync(300);
        playback.Clock.Jumped += TimeSpan.FromHours(hours);
        await playback.AdvanceAsync(299);
        Assert.Equal(PlayState.Playing, playback.Speaker.State);
        await playback.AdvanceAsync(1);

        Assert.Equal(PlayState.Paused, playback.Speaker.State);
    }

    [Fact]
    public async Task A_speaker_that_was_away_at_its_end_does_not_begin_again()
    {
        using var playback = await PlayingAsync(volume: 60);
        await playback.CommandAsync(CommandNames.SleepStart, new { minutes = 1 });
        await playback.AdvanceAsync(30);
        playback.Speaker.Unplugged = true;
        await playback.AdvanceAsync(120);
        playback.Speaker.Unplugged = false;
        await playback.AdvanceAsync(5);

        Assert.Equal((PlayState.Paused, null), (playback.Speaker.State, playback.Live.Timers!.Sleep));
        Assert.Single(playback.Told, told => told.What == DeviceHappenings.SleepEnded);
    }

    [Fact]
    public async Task Where_nothing_plays_there_is_nothing_to_fade()
    {
        using var playback = await PlayingAsync(volume: 60);
        await playback.CommandAsync(CommandNames.MusicPause);

        Assert.StartsWith(
            "Nothing plays now", await playback.RefusalAsync(CommandNames.SleepStart, new { minutes = 30 }), StringComparison.Ordinal);
        foreach (var minutes in (object[])[0, 241, -1, 1.5, "30", true])
            Assert.Contains("from 1 to 240", await playback.RefusalAsync(CommandNames.SleepStart, new { minutes }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_limits_of_the_room_hold_while_it_fades()
    {
        using var playback = await PlayingAsync(volume: 80);
        await playback.CommandAsync(CommandNames.SleepStart, new { minutes = 10 });
        playback.Context.Apply(new RoomSettings { MaxVolumePercent = 20 });
        await playback.AdvanceAsync(60);
        Assert.Equal(20, playback.Speaker.Volume);
        await playback.AdvanceAsync(480);

        Assert.Equal(8, playback.Speaker.Volume);
    }

    public void Dispose() => _folder.Dispose();

    private static string Told(PlaybackHarness playback, string what) => Assert.Single(playback.Told, told => told.What == what).Detail;

    private async Task<PlaybackHarness> PlayingAsync(int volume, ManualClock? clock = null)
    {
        var playback = await new PlaybackHarness(_folder, clock: clock).WithTracks("a", "b", "c").AdvanceAsync(1);
        await playback.CommandAsync(CommandNames.MusicVolume, new { percent = volume });
        return playback;
    }
}
