using System.CommandLine;
using Roomtone.Cli.CommandLine;
using Roomtone.Cli.Host;

namespace Roomtone.Cli.Backup;

/// <summary><c>roomtone backup</c> and <c>roomtone restore</c> on the command line.</summary>
internal sealed class BackupSyntax : CommandSyntax<BackupOptions>
{
    private readonly Argument<string> _file;

    private readonly Option<string?> _settings = CommandOption.Path("--settings", "FILE", "CloudSync's settings, which say where the database is.");

    private readonly Option<bool> _force = CommandOption.Flag("--force", "Replaces a history that is not empty.");

    private BackupSyntax(string name, string description)
        : base(name, description)
    {
        _file = new("FILE") { Description = $"a file: {RoomtoneProgram.Name} {name} FILE" };
        Add(_file);
        Add(_settings);
    }

    public static BackupSyntax Backup => new("backup", "Saves the database into a file, and counts that all is there.");

    public static BackupSyntax Restore
    {
        get
        {
            var restore = new BackupSyntax("restore", "Brings the database back from a file, and counts that all is there.");
            restore.Add(restore._force);
            return restore;
        }
    }

    protected override BackupOptions Read(ParseResult line) => new(Path.GetFullPath(line.GetValue(_file)!), BackupOptions.DatabaseOf(line.GetValue(_settings)), line.GetValue(_force));
}
