namespace Roomtone.Hosting;

/// <summary>
/// Secrets come from the environment (<c>ROOMTONE_NAME</c>), from a systemd credential
/// (<c>$CREDENTIALS_DIRECTORY/roomtone-name</c>), from the installation's own folder, which root alone may read and so
/// only a command that root gives, or not at all.
/// </summary>
public static class Secret
{
    private const string InstalledFolder = "/etc/roomtone/secrets";

    /// <param name="name">Lower case with dashes, e.g. <c>mqtt-password</c>.</param>
    /// <returns>The secret without its line end, or null where there is none.</returns>
    public static string? Read(string name)
    {
        var variable = "ROOMTONE_" + name.ToUpperInvariant().Replace('-', '_');
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value) return value;

        var folder = Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY");
        return (string.IsNullOrEmpty(folder) ? null : FromFile(Path.Combine(folder, "roomtone-" + name)))
            ?? FromFile(Path.Combine(InstalledFolder, name));
    }

    private static string? FromFile(string file) => File.Exists(file) ? File.ReadAllText(file).TrimEnd('\r', '\n') : null;
}
