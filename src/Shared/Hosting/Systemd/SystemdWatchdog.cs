using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;

namespace Roomtone.Hosting.Systemd;

/// <summary>
/// Pings systemd's watchdog at half of <c>WATCHDOG_USEC</c>, and only while every <see cref="IHeartbeat"/> beats, so that a
/// hung stage is restarted.
/// </summary>
internal sealed class SystemdWatchdog(ISystemdNotifier notifier, IEnumerable<IHeartbeat> heartbeats, TimeProvider time)
    : IHostedService,
        IDisposable
{
    private static readonly ServiceState Alive = new("WATCHDOG=1");

    private ITimer? _timer;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Interval() is { } interval) _timer = time.CreateTimer(_ => Ping(), null, interval / 2, interval / 2);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    private void Ping()
    {
        if (heartbeats.All(heartbeat => heartbeat.IsAlive)) notifier.Notify(Alive);
    }

    private static TimeSpan? Interval() =>
        long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), CultureInfo.InvariantCulture, out var microseconds)
        && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
}
