using Roomtone.Cli.Host;

namespace Roomtone.Lab.Processes;

/// <summary>Ends what an earlier run left behind, and never a process of somebody else.</summary>
internal static class OrphanReaper
{
    public const string Extension = ".pid";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Kills every process whose pid file lies below <paramref name="folder"/>, and removes the files.</summary>
    /// <returns>The names of those that still ran.</returns>
    public static async Task<IReadOnlyList<string>> EndAsync(string folder, TimeProvider time)
    {
        var ended = new List<string>();
        if (!Directory.Exists(folder)) return ended;
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.AllDirectories))
        {
            if (ProcessIdentity.FromFile(file) is { IsRunning: true } mark)
            {
                ended.Add(Path.GetFileNameWithoutExtension(file));
                await EndAsync(mark, time);
            }

            File.Delete(file);
        }

        return ended;
    }

    private static async Task EndAsync(ProcessIdentity mark, TimeProvider time)
    {
        Posix.Signal(mark.Id, Posix.SigKill);
        var started = time.GetTimestamp();
        while (mark.IsRunning && time.GetElapsedTime(started) < Patience) await Task.Delay(TimeSpan.FromMilliseconds(20), time);
    }
}
