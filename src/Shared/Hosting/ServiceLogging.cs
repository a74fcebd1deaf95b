using Microsoft.Extensions.Logging;
using Roomtone.Hosting.Systemd;

namespace Roomtone.Hosting;

/// <summary>Where the log of a service goes.</summary>
public static class ServiceLogging
{
    /// <summary>
    /// One line an entry on standard output, where systemd's journal takes it. Under systemd each line begins with its
    /// priority, sd-daemon(3), so that <c>journalctl -p warning</c> finds it.
    /// </summary>
    public static ILoggingBuilder AddServiceConsole(this ILoggingBuilder logging)
    {
        // Whoever asks how a service is gets the answer; that the broker or the database is away is logged where it is noticed.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        return SystemdRegistration.IsUnderSystemd
            ? logging.AddSystemdConsole()
            : logging.AddSimpleConsole(console => console.SingleLine = true);
    }
}
