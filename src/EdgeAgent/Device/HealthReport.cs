using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Sync;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Sync.Live;

namespace Roomtone.EdgeAgent.Device;

/// <summary>Tells live views every few seconds how the box is.</summary>
internal sealed class HealthReport(
    PipelineCounters counters,
    ICapture capture,
    Sensing sensing,
    Outbox outbox,
    ILiveState live,
    SyncSettings sync,
    CurrentSchedule hours,
    TimeProvider time,
    FaultLog faults
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private const double BytesPerMegabyte = 1024 * 1024;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            Tell();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Tell()
    {
        try
        {
            live.Show(StateKinds.Health, Now());
            sensing.Refresh();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            faults.Say("How the box is could not be told", e);
        }
    }

    private LiveHealth Now() => new(
        time.GetUtcNow(),
        counters.Uptime.TotalSeconds,
        counters.Frames,
        capture.Dropped,
        counters.Faces,
        counters.Readings,
        counters.MedianFrameMilliseconds(),
        capture.Restarts,
        outbox.Depth,
        outbox.Published,
        outbox.Dropped,
        Resident(),
        Board.Celsius(),
        (Interval > sync.LiveInterval ? Interval : sync.LiveInterval).TotalSeconds,
        hours.Zone.HasIanaId ? hours.Zone.Id : null);

    private static double Resident()
    {
        using var self = Process.GetCurrentProcess();
        return self.WorkingSet64 / BytesPerMegabyte;
    }
}
