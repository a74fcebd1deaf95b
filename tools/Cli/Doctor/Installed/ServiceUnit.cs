namespace Roomtone.Cli.Doctor.Installed;

/// <summary>What a unit and its drop-ins say about the service's secrets.</summary>
/// <param name="unit">E.g. <c>roomtone-agent.service</c>.</param>
/// <param name="folders">Where units are, the most general first.</param>
internal sealed class ServiceUnit(string unit, params IReadOnlyList<string> folders)
{
    private const string Credential = "LoadCredential=";

    public static ServiceUnit Of(string package) => new(package + ".service", "/usr/lib/systemd/system", "/etc/systemd/system");

    /// <summary>The file of each credential, by its name, e.g. <c>roomtone-mqtt-password</c>.</summary>
    public IReadOnlyDictionary<string, string> Credentials { get; } = Files(unit, folders)
        .SelectMany(File.ReadLines)
        .Where(line => line.StartsWith(Credential, StringComparison.Ordinal))
        .Select(line => line[Credential.Length..].Split(':', 2))
        .Where(parts => parts.Length == 2)
        .GroupBy(parts => parts[0])
        .ToDictionary(group => group.Key, group => group.Last()[1]);

    private static IEnumerable<string> Files(string unit, IReadOnlyList<string> folders) => folders
        .Select(folder => Path.Combine(folder, unit)).Where(File.Exists)
        .Concat(folders.Select(folder => Path.Combine(folder, unit + ".d")).Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*.conf").Order(StringComparer.Ordinal)));
}
