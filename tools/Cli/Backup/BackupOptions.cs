using Microsoft.Extensions.Configuration;
using Roomtone.Database;
using Roomtone.Hosting;

namespace Roomtone.Cli.Backup;

/// <summary>What was asked of <c>roomtone backup</c> and <c>restore</c>.</summary>
/// <param name="File">The backup.</param>
/// <param name="Database">Which database.</param>
/// <param name="Force">Whether to restore over a history that is not empty.</param>
internal sealed record BackupOptions(string File, DatabaseSettings Database, bool Force)
{
    private const string UsualSettings = "/etc/roomtone/cloudsync.json";

    /// <param name="path">CloudSync's settings file; null for the installed one.</param>
    /// <exception cref="UsageException">The file is not there, or its section Database cannot be used.</exception>
    public static DatabaseSettings DatabaseOf(string? path)
    {
        path ??= System.IO.File.Exists(UsualSettings) ? UsualSettings : null;
        if (path is not null && !System.IO.File.Exists(path)) throw new UsageException($"There is no settings file at {path}. Give CloudSync's with --settings.");
        try
        {
            var configuration = new ConfigurationBuilder();
            if (path is not null) configuration.AddJsonFile(Path.GetFullPath(path));
            return SettingsRegistration.Read<DatabaseSettings>(configuration.AddEnvironmentVariables("ROOMTONE_").Build());
        }
        catch (Exception e) when (e is SettingsException or InvalidDataException)
        {
            throw new UsageException(e.Message);
        }
    }
}
