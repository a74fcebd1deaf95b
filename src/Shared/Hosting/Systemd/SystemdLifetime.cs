using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace Roomtone.Hosting.Systemd;

/// <summary>
/// Tells systemd that the service is ready, alive and stopping. Pings at half of <c>WATCHDOG_USEC</c>,
/// and only while every <see cref="IHeartbeat"/> beats, so that a hung stage is restarted.
/// </summary>
public sealed class SystemdLifetime(
    SystemdNotifier notifier,
    IEnumerable<IHeartbeat> heartbeats,
    IHostApplicationLifetime lifetime,
    TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!notifier.IsUnderSystemd) return;
        lifetime.ApplicationStarted.Register(() => notifier.Notify("READY=1\nSTATUS=Running."));
        lifetime.ApplicationStopping.Register(() => notifier.Notify("STOPPING=1"));
        if (WatchdogInterval() is not { } interval) return;

        using var timer = new PeriodicTimer(interval / 2, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            if (heartbeats.All(heartbeat => heartbeat.IsAlive)) notifier.Notify("WATCHDOG=1");
    }

    private static TimeSpan? WatchdogInterval() =>
        long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
}
