using System.Diagnostics;
using System.Globalization;
using Roomtone.Cli.Host;

namespace Roomtone.Lab.Chaos.Site;

/// <summary>A disk of its own for one folder, small enough to fill: a tmpfs. To mount one takes root.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Block = 64 * 1024;

    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Ballast => Path.Combine(_folder, "ballast");

    /// <returns>Null where nothing may be mounted; the folder is an ordinary one then.</returns>
    public static async Task<SmallDisk?> TryMountAsync(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        if (!Posix.IsRoot)
            return null;
        var mounted = await RunAsync(
            "mount",
            "-t",
            "tmpfs",
            "-o",
            string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=700"),
            "roomtone-chaos",
            folder
        );
        return mounted ? new SmallDisk(folder) : null;
    }

    /// <summary>Lets go of what a killed run left mounted below a folder.</summary>
    public static async Task UnmountBelowAsync(string folder)
    {
        // The fifth field is the mount point (proc_pid_mountinfo(5)).
        foreach (var line in await File.ReadAllLinesAsync("/proc/self/mountinfo"))
            if (line.Split(' ')[4] is var point && point.StartsWith(folder + "/", StringComparison.Ordinal))
                await RunAsync("umount", "--lazy", point);
    }

    /// <summary>To the last byte.</summary>
    public void Fill()
    {
        var block = new byte[Block];
        try
        {
            using var ballast = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            while (true) ballast.Write(block);
        }
        catch (IOException)
        {
            // No space is left, which is what was wanted.
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync() => await RunAsync("umount", "--lazy", _folder);

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
