using Roomtone.Cli.Host;

namespace Roomtone.Cli.Doctor.Installed;

/// <summary>Whether each secret that a unit asks for is there, and nobody but root may read it: systemd refuses to start a unit that lacks one.</summary>
/// <param name="package">E.g. <c>roomtone-agent</c>.</param>
/// <param name="unit">Its unit.</param>
internal sealed class SecretsCheck(string package, ServiceUnit unit) : ICheck
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public string Name => "secrets";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(Check());

    private Finding Check()
    {
        var files = unit.Credentials.Values.Order(StringComparer.Ordinal).ToList();
        if (files.Select(Path.GetDirectoryName).OfType<string>().FirstOrDefault(folder => Directory.Exists(folder) && !Posix.CanReadAndWrite(folder)) is { } closed)
            return Finding.Note($"{Environment.UserName} may not look into {closed}.", $"sudo {RoomtoneProgram.Name} doctor");
        if (files.Where(file => !File.Exists(file)).ToList() is { Count: > 0 } missing)
            return Finding.Fault($"{package} cannot start: it lacks {string.Join(", ", missing)}.", "Write each secret into its file, as root and with mode 600; a secret that is not used is an empty file (docs: systemd/README.md).");
        if (files.Find(file => (File.GetUnixFileMode(file) & Others) != 0) is { } open)
            return Finding.Fault($"Others than root may read {open}.", $"sudo chmod 600 {open}");
        return Finding.Well($"{package} has its {files.Count} secrets.");
    }
}
