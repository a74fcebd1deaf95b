using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.State;

/// <summary>Whether the agent may use what it has kept. Whoever ran it as another user once left files that it cannot read.</summary>
internal static class StateFolder
{
    /// <summary>What the agent must not start without; the rest it can do without, and says so.</summary>
    private static readonly string[] Needed = ["sensing.json", "room-settings.json", "profiles.json", "outbox.db", "broker/password"];

    /// <exception cref="SettingsException">It exists, and the folder or a file in it belongs to somebody else; with the
    /// command that mends it.</exception>
    public static void Require(string folder)
    {
        if (!Directory.Exists(folder)) return;
        var closed = Needed.Select(name => Path.Combine(folder, name)).Prepend(folder).Where(IsClosed).ToList();
        if (closed.Count == 0)
            return;
        throw new SettingsException([
            $"Device: StateFolder: {string.Join(", ", closed)} cannot be read by {Environment.UserName}, as whom the agent runs. Give it what it has kept: sudo chown -R {Environment.UserName} {folder}",
        ]);
    }

    private static bool IsClosed(string path)
    {
        try
        {
            if (Directory.Exists(path))
                _ = Directory.EnumerateFileSystemEntries(path).Any();
            else if (File.Exists(path))
                File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete).Dispose();
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException)
        {
            // A card that is broken or read-only, a file in use: whoever reads it deals with that.
            return false;
        }
    }
}
