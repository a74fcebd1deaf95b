using System.Text;

namespace Roomtone.Hosting;

/// <summary>
/// Secrets come from the environment (<c>ROOMTONE_NAME</c>), from a systemd credential
/// (<c>$CREDENTIALS_DIRECTORY/roomtone-name</c>), from the installation's own folder, which root alone may read and so
/// only a command that root gives, or not at all.
/// </summary>
public static class Secret
{
    private const int MostBytes = 64 * 1024;

    private const string InstalledFolder = "/etc/roomtone/secrets";

    /// <param name="name">Lower case with dashes, e.g. <c>mqtt-password</c>.</param>
    /// <returns>The secret without its line end, or null where there is none.</returns>
    /// <exception cref="SettingsException">It is there and cannot be read.</exception>
    public static string? Read(string name)
    {
        var variable = "ROOMTONE_" + name.ToUpperInvariant().Replace('-', '_');
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value) return value;

        var folder = Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY");
        return (string.IsNullOrEmpty(folder) ? null : FromFile(Path.Combine(folder, "roomtone-" + name)))
            ?? FromFile(Path.Combine(InstalledFolder, name));
    }

    /// <summary>Its words are in no message: only where it lies.</summary>
    private static string? FromFile(string file)
    {
        if (Directory.Exists(file)) throw new SettingsException([$"The secret {file} is a folder; it must be a file that holds the secret."]);
        if (!File.Exists(file)) return null;
        try
        {
            using var stream = File.OpenRead(file);
            var bytes = new byte[MostBytes + 1];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read <= MostBytes
                ? Encoding.UTF8.GetString(bytes, 0, read).TrimEnd('\r', '\n')
                : throw new SettingsException([$"The secret {file} is larger than {MostBytes / 1024} KB, so it is none."]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"The secret {file} cannot be read by {Environment.UserName}: {e.Message}"]);
        }
    }
}
