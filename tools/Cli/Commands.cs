using System.CommandLine;
using Roomtone.Cli.Authority;
using Roomtone.Cli.Backup;
using Roomtone.Cli.Broker;
using Roomtone.Cli.CommandLine;
using Roomtone.Cli.Doctor;
using Roomtone.Cli.Doctor.Installed;
using Roomtone.Cli.Host;
using Roomtone.Hosting;

namespace Roomtone.Cli;

/// <summary>The commands of the operators' program <c>roomtone</c>.</summary>
internal static class Commands
{
    private const string DatabasePassword = "database-password";

    public static RootCommand All(TimeProvider time, TextWriter output) => new("Roomtone reads the mood of a room from faces, on the box itself, and plays music that fits.")
    {
        new DoctorSyntax().Does((options, cancellationToken) => InstalledDoctor.Here(options, time, output).RunAsync(options.Json, cancellationToken)),
        new CaSyntax(AuthorityFolder.Default).Does((options, cancellationToken) => new CaCommand(options, time, output).RunAsync(cancellationToken)),
        new BrokerAccessSyntax().Does((file, cancellationToken) => new BrokerAccessCommand(file, output).RunAsync(cancellationToken)),
        BackupSyntax.Backup.Does((options, cancellationToken) => new BackupCommand(options, Secret.Read(DatabasePassword), time, output).RunAsync(cancellationToken)),
        BackupSyntax.Restore.Does((options, cancellationToken) => new RestoreCommand(options, Secret.Read(DatabasePassword), output).RunAsync(cancellationToken)),
        new ServiceCommand("device", InstalledService.Dashboard, "add NAME [--server https://HOST:PORT] | list | revoke NAME | restore NAME   [--settings FILE] [--json]", "On the server: makes a one-time code for a device; who is there; out, and in again."),
        new ServiceCommand("join", InstalledService.Agent, "CODE --server https://HOST:PORT [--state DIR]", "Makes this box one of a dashboard's devices."),
        new ServiceCommand("spotify", InstalledService.Agent, "login|logout|devices|status [--settings FILE]", "Logs the box in to Spotify, lists its speakers, says how it stands."),
        new ServiceCommand("perceive", InstalledService.Agent, "PATH… [--json] [--crops] [--min-score S]", "The faces of each picture, their expressions and mood."),
        new ServiceCommand("replay", InstalledService.Agent, "FILE [--settings FILE] [--json]", "What the box decided, decided again from the numbers in its recording.jsonl."),
        new ServiceCommand("choices", InstalledService.Agent, "FILE… [--json]", "Makes every choice of music in a box's log again and says whether the same track comes out."),
    };
}
