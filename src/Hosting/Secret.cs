namespace Roomtone.Hosting;

/// <summary>
/// Secrets come from the environment (<c>ROOMTONE_NAME</c>), from a systemd credential
/// (<c>$CREDENTIALS_DIRECTORY/roomtone-name</c>) or not at all.
/// </summary>
public static class Secret
{
    /// <param name="name">Lower case with dashes, e.g. <c>mqtt-password</c>.</param>
    /// <returns>The secret without its line end, or null where there is none.</returns>
    public static string? Read(string name)
    {
        var variable = "ROOMTONE_" + name.ToUpperInvariant().Replace('-', '_');
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value) return value;

        var folder = Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY");
        if (string.IsNullOrEmpty(folder)) return null;
        var file = Path.Combine(folder, "roomtone-" + name);
        return File.Exists(file) ? File.ReadAllText(file).TrimEnd('\r', '\n') : null;
    }
}
