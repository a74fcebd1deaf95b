using Microsoft.Extensions.Configuration;
using Roomtone.Database;
using Roomtone.Hosting;

namespace Roomtone.Cli.Backup;

/// <summary>What was asked of <c>./roomtone backup</c> and <c>restore</c>.</summary>
/// <param name="File">The backup.</param>
/// <param name="Database">Which database.</param>
/// <param name="Force">Whether to restore over a history that is not empty.</param>
internal sealed record BackupOptions(string File, DatabaseSettings Database, bool Force)
{
    private const string UsualSettings = "/etc/roomtone/cloudsync.json";

    /// <param name="command"><c>backup</c> or <c>restore</c>.</param>
    /// <param name="arguments">What follows it.</param>
    /// <exception cref="UsageException">An argument is not known, or its value is not allowed.</exception>
    public static BackupOptions Parse(string command, IEnumerable<string> arguments)
    {
        var (file, settings, force) = ((string?)null, (string?)null, false);
        var rest = new Arguments(arguments);
        while (rest.Next(out var argument))
        {
            if (argument == "--settings") settings = rest.Path();
            else if (argument == "--force" && command == "restore") force = true;
            else if (!argument.StartsWith('-') && file is null) file = Path.GetFullPath(argument);
            else throw new UsageException($"{command} does not know '{argument}'. It knows FILE, --settings FILE{(command == "restore" ? " and --force" : "")}.");
        }

        return new(file ?? throw new UsageException($"{command} needs a file: ./roomtone {command} FILE"), DatabaseOf(settings), force);
    }

    private static DatabaseSettings DatabaseOf(string? path)
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
