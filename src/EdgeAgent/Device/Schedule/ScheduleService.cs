using Microsoft.Extensions.Hosting;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Music.Playback;

namespace Roomtone.EdgeAgent.Device.Schedule;

/// <summary>Opens and closes the room's eye, turns the music down and lets it follow the calendar, as the wall's clock says.</summary>
internal sealed class ScheduleService(
    CurrentSchedule hours, Sensing sensing, VolumeControl volume, TimeProvider time, FaultLog faults, BlockPlayback? blocks = null)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Keeps to the hours and to the calendar once; neither waits for the other's fault.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            volume.QuietTo(hours.VolumeLimitPercent);
            await sensing.FollowHoursAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            faults.Say("The room's hours could not be kept", e);
        }

        try
        {
            if (blocks is not null) await blocks.FollowAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            faults.Say("The room's calendar could not be followed", e);
        }
    }
}
