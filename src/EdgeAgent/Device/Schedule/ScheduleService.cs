using Microsoft.Extensions.Hosting;
using Roomtone.EdgeAgent.Music.Playback;

namespace Roomtone.EdgeAgent.Device.Schedule;

/// <summary>Opens and closes the room's eye, and turns the music down, as the hours say.</summary>
internal sealed class ScheduleService(CurrentSchedule hours, Sensing sensing, VolumeControl volume, TimeProvider time, FaultLog faults)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        do
        {
            await FollowAsync();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task FollowAsync()
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
    }
}
