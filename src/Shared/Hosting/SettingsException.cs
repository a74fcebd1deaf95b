namespace Roomtone.Hosting;

/// <summary>The settings cannot be used; the message holds one sentence a fault, a line each.</summary>
public sealed class SettingsException(IReadOnlyCollection<string> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>The exit code of a service that refuses its settings (EX_CONFIG of sysexits.h); systemd does not restart it.</summary>
    public const int ExitCode = 78;
}
