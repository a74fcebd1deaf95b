using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;

namespace Roomtone.Hosting.Systemd;

/// <summary>Adds the conversation with systemd to a service; nothing where there is no systemd.</summary>
public static class SystemdRegistration
{
    /// <summary>
    /// Whether systemd waits to be notified, sd_notify(3). The package's own detection reads the parent's entry of /proc,
    /// which <c>ProtectProc=invisible</c> hides in our units: READY would never be sent.
    /// </summary>
    public static bool IsUnderSystemd => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NOTIFY_SOCKET"));

    /// <summary>READY when started, STOPPING when stopping, and the watchdog's pings in between.</summary>
    public static IServiceCollection AddSystemdNotifications(this IServiceCollection services) =>
        !IsUnderSystemd
            ? services
            : services
                .AddSingleton<ISystemdNotifier, SystemdNotifier>()
                .AddSingleton<IHostLifetime, SystemdLifetime>()
                .AddHostedService<SystemdWatchdog>();
}
