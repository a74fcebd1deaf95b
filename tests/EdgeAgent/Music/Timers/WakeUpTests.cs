using System.Globalization;
using Roomtone.Contracts;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Timers;

public sealed class WakeUpTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_music_wakes_quietly_rises_and_the_wake_up_is_gone()
    {
        using var playback = await PausedAsync(volume: 70);
        await playback.CommandAsync(CommandNames.WakeSet, new { time = "12:30", percent = 40, riseMinutes = 10 });
        Assert.Equal((At("12:30"), 40), (playback.Live.Timers!.Wake!.Next, playback.Live.Timers.Wake.VolumePercent));

        await ToAsync(playback, "12:29:59");
        Assert.Equal(PlayState.Paused, playback.Speaker.State);
        await playback.AdvanceAsync(1);
        Assert.Equal((PlayState.Playing, 1), (playback.Speaker.State, playback.Speaker.Volume));
        Assert.Equal(("The music woke at 12:30, as anna had asked.", null), (Told(playback, DeviceHappenings.WokeUp), playback.Live.Timers!.Wake));
        await playback.AdvanceAsync(300);
        Assert.InRange(playback.Speaker.Volume, 20, 21);
        await playback.AdvanceAsync(300);

        Assert.Equal((40, null), (playback.Speaker.Volume, playback.Live.Timers!.Rise));
        Assert.Single(playback.Told, told => told.What == DeviceHappenings.WokeUp);
    }

    [Fact]
    public async Task It_comes_on_its_days_and_not_on_others()
    {
        using var playback = await PausedAsync(volume: 70); // Monday, 12:00.
        await playback.CommandAsync(
            CommandNames.WakeSet, new { time = "07:00", days = (string[])["wednesday", "monday"], percent = 40, riseMinutes = 0 });
        Assert.Equal(At("07:00", day: 7), playback.Live.Timers!.Wake!.Next);

        playback.Clock.Advance(At("06:59:59", day: 7) - playback.Clock.GetUtcNow());
        await playback.AdvanceAsync(2);

        Assert.Equal((PlayState.Playing, 40), (playback.Speaker.State, playback.Speaker.Volume));
        Assert.Equal(At("07:00", day: 12), playback.Live.Timers!.Wake!.Next);
    }

    [Theory]
    [InlineData(CommandNames.MusicPause, PlayState.Paused, 40)]
    [InlineData(CommandNames.MusicVolume, PlayState.Playing, 33)]
    [InlineData(CommandNames.WakeRemove, PlayState.Playing, 20)]
    public async Task A_hand_ends_the_rise(string touch, PlayState state, int volume)
    {
        using var playback = await WokenAsync();
        await playback.AdvanceAsync(300);
        await playback.CommandAsync(touch, new { percent = 33 });
        await playback.AdvanceAsync(600);

        Assert.Equal((state, null), (playback.Speaker.State, playback.Live.Timers!.Rise));
        Assert.InRange(playback.Speaker.Volume, volume, volume + 1);
    }

    [Fact]
    public async Task The_room_s_limits_hold_and_that_is_told()
    {
        using var playback = await PausedAsync(volume: 20);
        await playback.CommandAsync(CommandNames.WakeSet, new { time = "12:10", percent = 60, riseMinutes = 5 });
        playback.Context.Apply(new RoomSettings { MaxVolumePercent = 30 });
        await ToAsync(playback, "12:20");

        Assert.Equal(30, playback.Speaker.Volume);
        Assert.EndsWith(
            "The room's limits hold it at 30 % for now, where 60 % were asked for.", Told(playback, DeviceHappenings.WokeUp), StringComparison.Ordinal);
        Assert.Equal(
            "The volume may be at most 30 % in this room. The room's settings say so.",
            await playback.RefusalAsync(CommandNames.WakeSet, new { time = "07:00", percent = 31 }));
    }

    [Fact]
    public async Task Where_music_sounds_already_it_does_not_become_quieter()
    {
        using var playback = await PausedAsync(volume: 70);
        await playback.CommandAsync(CommandNames.MusicPlay);
        await playback.CommandAsync(CommandNames.WakeSet, new { time = "12:10", percent = 40 });
        await ToAsync(playback, "12:15");

        Assert.Equal((70, null), (playback.Speaker.Volume, playback.Live.Timers!.Rise));
    }

    [Fact]
    public async Task A_wake_up_ends_a_fade()
    {
        using var playback = await PausedAsync(volume: 60);
        await playback.CommandAsync(CommandNames.MusicPlay);
        await playback.CommandAsync(CommandNames.SleepStart, new { minutes = 60 });
        await playback.CommandAsync(CommandNames.WakeSet, new { time = "12:30", percent = 50, riseMinutes = 10 });
        await ToAsync(playback, "12:45");

        Assert.Equal((50, PlayState.Playing, null), (playback.Speaker.Volume, playback.Speaker.State, playback.Live.Timers!.Sleep));
    }

    [Fact]
    public async Task A_playlist_wakes_and_one_that_is_gone_leaves_it_to_the_room_s_own_choice()
    {
        using var playback = await PausedAsync(volume: 60);
        await playback.CommandAsync(CommandNames.PlaylistMake, new { name = "Morning", tracks = (string[])["c"] });
        var list = (await playback.CommandAsync(CommandNames.PlaylistList))!.Value[0].GetProperty("id").GetString();
        await playback.CommandAsync(
            CommandNames.WakeSet, new { time = "12:10", days = (string[])["monday", "tuesday"], playlist = list, percent = 30 });
        await ToAsync(playback, "12:10:02");
        Assert.Equal(("c", PlayState.Playing), (playback.Speaker.Track, playback.Speaker.State));
        Assert.StartsWith("The music woke at 12:10 with Morning", Told(playback, DeviceHappenings.WokeUp), StringComparison.Ordinal);

        await playback.CommandAsync(CommandNames.PlaylistDelete, new { id = list });
        await playback.CommandAsync(CommandNames.MusicPause);
        playback.Events.Clear();
        playback.Clock.Advance(At("12:09:59", day: 6) - playback.Clock.GetUtcNow());
        await playback.AdvanceAsync(2);

        Assert.Equal(PlayState.Playing, playback.Speaker.State);
        Assert.Contains("Morning cannot play", Told(playback, DeviceHappenings.WokeUp), StringComparison.Ordinal);
        Assert.Contains("Morning cannot play", playback.Live.Timers!.Notice, StringComparison.Ordinal);
        Assert.StartsWith(
            "There is no such playlist", await playback.RefusalAsync(CommandNames.WakeSet, new { time = "07:00", playlist = list }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_speaker_that_is_away_is_told_and_tried_until_it_is_back()
    {
        using var playback = await PausedAsync(volume: 60);
        await playback.CommandAsync(CommandNames.WakeSet, new { time = "12:10", percent = 30, riseMinutes = 10 });
        playback.Speaker.Unplugged = true;
        await ToAsync(playback, "12:13");
        Assert.StartsWith("Nothing can play at the wake-up of 12:10", Told(playback, DeviceHappenings.WakeUpFailed), StringComparison.Ordinal);
        Assert.StartsWith("Nothing can play at the wake-up of 12:10", playback.Live.Timers!.Notice, StringComparison.Ordinal);

        playback.Speaker.Unplugged = false;
        await ToAsync(playback, "12:13:15");
        Assert.Equal(PlayState.Playing, playback.Speaker.State);
        Assert.InRange(playback.Speaker.Volume, 1, 3);
        await ToAsync(playback, "12:25");

        Assert.Equal((30, null), (playback.Speaker.Volume, playback.Live.Timers!.Notice));
    }

    [Fact]
    public async Task An_empty_library_is_told_and_given_up_after_a_while()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Array.Empty<string>()).AdvanceAsync(1);
        await playback.CommandAsync(CommandNames.WakeSet, new { time = "12:10", percent = 30 });
        await ToAsync(playback, "12:41");

        Assert.Single(playback.Told, told => told.What == DeviceHappenings.WakeUpFailed);
        Assert.Equal((null, "Nothing could play at the wake-up of 12:10."), (playback.Live.Timers!.Wake, playback.Live.Timers.Notice));
    }

    [Fact]
    public async Task It_lives_through_a_restart_also_in_the_middle_of_the_rise()
    {
        var clock = new ManualClock();
        using (var first = await PausedAsync(volume: 60, clock))
            await first.CommandAsync(CommandNames.WakeSet, new { time = "12:30", percent = 40, riseMinutes = 10 });
        clock.Advance(TimeSpan.FromMinutes(29));
        using (var second = await new PlaybackHarness(_folder, clock: clock).WithTracks("a").AdvanceAsync(1))
        {
            Assert.Equal(PlayState.Stopped, second.Live.State == PlayState.Playing ? PlayState.Playing : PlayState.Stopped);
            await ToAsync(second, "12:35");
            Assert.InRange(second.Speaker.Volume, 19, 21);
        }

        using var third = new PlaybackHarness(_folder, clock: clock).WithTracks("a");
        await third.Timers.StartAsync(TestContext.Current.CancellationToken);
        await third.Controller.PollAsync(TestContext.Current.CancellationToken);
        Assert.InRange(third.Speaker.Volume, 19, 21);
        await ToAsync(third, "12:41");
        Assert.Equal(40, third.Speaker.Volume);
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(31, false)]
    public async Task A_box_that_was_off_wakes_late_or_tells_that_it_missed_it(int minutes, bool wakes)
    {
        var clock = new ManualClock();
        using (var before = await PausedAsync(volume: 60, clock))
            await before.CommandAsync(CommandNames.WakeSet, new { time = "12:30", percent = 40 });
        clock.Advance(TimeSpan.FromMinutes(30 + minutes));
        using var after = await new PlaybackHarness(_folder, clock: clock).WithTracks("a").AdvanceAsync(2);

        Assert.Equal(wakes, after.Speaker.State == PlayState.Playing);
        Assert.Equal(wakes ? 0 : 1, after.Told.Count(told => told.What == DeviceHappenings.WakeUpFailed));
        Assert.Null(after.Live.Timers!.Wake);
    }

    [Theory]
    [InlineData("2026-03-28T12:00:00Z", "2026-03-29T05:00:00Z")] // Seven o'clock, the night in which summer time began.
    [InlineData("2026-03-27T12:00:00Z", "2026-03-28T06:00:00Z")]
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T06:00:00Z")]
    public async Task Seven_o_clock_stays_seven_o_clock_on_the_wall_of_the_room(string from, string due)
    {
        using var playback = await PausedAsync(volume: 60, settings: ("Hours:TimeZone", "Europe/Berlin"));
        playback.Clock.Advance(DateTimeOffset.Parse(from, CultureInfo.InvariantCulture) - playback.Clock.GetUtcNow());
        await playback.CommandAsync(CommandNames.WakeSet, new { time = "07:00", percent = 40 });

        Assert.Equal(DateTimeOffset.Parse(due, CultureInfo.InvariantCulture), playback.Live.Timers!.Wake!.Next);
    }

    [Fact]
    public async Task An_hour_that_comes_twice_wakes_once_and_one_that_does_not_come_wakes_at_its_end()
    {
        using var playback = await PausedAsync(volume: 60, settings: ("Hours:TimeZone", "Europe/Berlin"));
        playback.Clock.Advance(DateTimeOffset.Parse("2026-10-25T00:29:59Z", CultureInfo.InvariantCulture) - playback.Clock.GetUtcNow());
        await playback.CommandAsync(
            CommandNames.WakeSet, new { time = "02:30", days = (string[])["sunday", "monday"], percent = 40 });
        await playback.AdvanceAsync(3700);
        Assert.Single(playback.Told, told => told.What == DeviceHappenings.WokeUp);
        Assert.Equal(DateTimeOffset.Parse("2026-10-26T01:30:00Z", CultureInfo.InvariantCulture), playback.Live.Timers!.Wake!.Next);

        using var spring = await PausedAsync(volume: 60, settings: ("Hours:TimeZone", "Europe/Berlin"));
        spring.Clock.Advance(DateTimeOffset.Parse("2026-03-28T23:00:00Z", CultureInfo.InvariantCulture) - spring.Clock.GetUtcNow());
        await spring.CommandAsync(CommandNames.WakeSet, new { time = "02:30", percent = 40 });
        Assert.Equal(DateTimeOffset.Parse("2026-03-29T01:00:00Z", CultureInfo.InvariantCulture), spring.Live.Timers!.Wake!.Next);
    }

    [Fact]
    public async Task What_is_no_time_no_day_and_no_volume_is_refused_in_a_sentence()
    {
        using var playback = await PausedAsync(volume: 60);
        foreach (var time in (string[])["7:000", "24:00", "12:60", "ab:cd", "-1:00", "１２:００"])
            Assert.Contains("such as 07:30", await playback.RefusalAsync(CommandNames.WakeSet, new { time }), StringComparison.Ordinal);
        foreach (var day in (string[])["", "1", "mon", "monday,tuesday", "someday"])
            Assert.Contains(
                "such as monday", await playback.RefusalAsync(CommandNames.WakeSet, new { time = "07:00", days = (string[])[day] }),
                StringComparison.Ordinal);
        foreach (var percent in (int[])[0, 101])
            Assert.Contains("from 1 to 100", await playback.RefusalAsync(CommandNames.WakeSet, new { time = "07:00", percent }), StringComparison.Ordinal);
        Assert.Equal("No wake-up is set.", await playback.RefusalAsync(CommandNames.WakeRemove));
        Assert.Null(playback.Live.Timers!.Wake);
    }

    [Fact]
    public async Task A_removed_one_does_not_come()
    {
        using var playback = await PausedAsync(volume: 60);
        await playback.CommandAsync(CommandNames.WakeSet, new { time = "12:10" });
        await playback.CommandAsync(CommandNames.WakeRemove);
        await ToAsync(playback, "12:12");

        Assert.Equal((PlayState.Paused, null), (playback.Speaker.State, playback.Live.Timers!.Wake));
    }

    [Fact]
    public async Task A_box_without_the_time_is_not_asked_to_wake_by_it()
    {
        using var playback = await PausedAsync(volume: 60);
        playback.Clock.Jumped = TimeSpan.FromDays(-365 * 30);

        Assert.Contains("clock of the box", await playback.RefusalAsync(CommandNames.WakeSet, new { time = "07:00" }), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static DateTimeOffset At(string time, int day = 5) =>
        new(new DateOnly(2026, 1, day).ToDateTime(TimeOnly.Parse(time, CultureInfo.InvariantCulture)), TimeSpan.Zero);

    private static async Task ToAsync(PlaybackHarness playback, string time) =>
        await playback.AdvanceAsync((At(time) - playback.Clock.GetUtcNow()).TotalSeconds);

    private static string Told(PlaybackHarness playback, string what) => Assert.Single(playback.Told, told => told.What == what).Detail;

    private async Task<PlaybackHarness> PausedAsync(int volume, ManualClock? clock = null, params (string Key, string Value)[] settings)
    {
        (string, string)[] all = settings.Length > 0 ? settings : [("Hours:TimeZone", "Etc/UTC")];
        var playback = await new PlaybackHarness(_folder, clock: clock, settings: all).WithTracks("a", "b", "c").AdvanceAsync(1);
        await playback.CommandAsync(CommandNames.MusicVolume, new { percent = volume });
        await playback.CommandAsync(CommandNames.MusicPause);
        return playback;
    }

    private async Task<PlaybackHarness> WokenAsync()
    {
        var playback = await PausedAsync(volume: 70);
        await playback.CommandAsync(CommandNames.WakeSet, new { time = "12:10", percent = 40, riseMinutes = 10 });
        await ToAsync(playback, "12:10");
        return playback;
    }
}
