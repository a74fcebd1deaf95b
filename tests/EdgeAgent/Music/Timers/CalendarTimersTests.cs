using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Timers;

/// <summary>Who set a timer is a person like any other: their hand goes before the calendar until that changes.</summary>
public sealed class CalendarTimersTests : IDisposable
{
    private static readonly DayOfWeek[] Daily = Enum.GetValues<DayOfWeek>();

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_wake_up_plays_in_a_closed_room_until_the_hand_ends()
    {
        using var playback = await StartedAsync(new RoomSchedule { TimeZone = "UTC", Open = [new(Daily, new(18, 0), new(23, 0))] });
        Assert.NotEqual(PlayState.Playing, playback.Speaker.State);
        await playback.CommandAsync(CommandNames.WakeSet, new { time = "12:30", percent = 40, riseMinutes = 10 });
        await PassAsync(playback, minutes: 45);

        Assert.Equal((PlayState.Playing, 40), (playback.Speaker.State, playback.Speaker.Volume));
        Assert.Equal("anna", playback.Live.Schedule!.Override!.By);
        await PassAsync(playback, minutes: 50);
        Assert.NotEqual(PlayState.Playing, playback.Speaker.State);
    }

    [Fact]
    public async Task A_fade_goes_before_the_volume_of_a_block_and_the_next_block_plays_again()
    {
        ScheduleBlock[] blocks = [Block("Lunch", 12, 13, 50), Block("Tea", 13, 14, 30)];
        using var playback = await StartedAsync(new RoomSchedule { TimeZone = "UTC", Blocks = blocks });
        await PassAsync(playback, minutes: 1);
        Assert.Equal(50, playback.Speaker.Volume);
        await playback.CommandAsync(CommandNames.SleepStart, new { minutes = 20 });
        await PassAsync(playback, minutes: 10);
        Assert.InRange(playback.Speaker.Volume, 24, 26);
        await PassAsync(playback, minutes: 12);
        Assert.Equal((PlayState.Paused, "anna"), (playback.Speaker.State, playback.Live.Schedule!.Override!.By));

        await PassAsync(playback, minutes: 40);
        Assert.Equal((PlayState.Playing, 30), (playback.Speaker.State, playback.Speaker.Volume));
    }

    public void Dispose() => _folder.Dispose();

    private static ScheduleBlock Block(string name, int from, int to, int percent) => new()
    {
        Id = name,
        Name = name,
        Days = Daily,
        From = new(from, 0),
        To = new(to, 0),
        VolumeFrom = percent,
        VolumeTo = percent,
    };

    private async Task<PlaybackHarness> StartedAsync(RoomSchedule schedule)
    {
        var playback = await new PlaybackHarness(_folder).WithTracks("a", "b", "c", "d").AdvanceAsync(1);
        await playback.CommandAsync(CommandNames.MusicVolume, new { percent = 60 });
        playback.Apply(new RoomSettings { Schedule = schedule });
        await PassAsync(playback, minutes: 0.5);
        return playback;
    }

    private static async Task PassAsync(PlaybackHarness playback, double minutes)
    {
        for (var until = playback.Clock.GetUtcNow().AddMinutes(minutes); playback.Clock.GetUtcNow() < until;)
        {
            await playback.AdvanceAsync(5);
            await playback.Get<BlockPlayback>().FollowAsync(CancellationToken.None);
        }
    }
}
