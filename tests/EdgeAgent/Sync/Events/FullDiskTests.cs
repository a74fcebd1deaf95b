using System.Diagnostics;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Events;

public class FullDiskTests
{
    [Fact]
    public void On_a_full_disk_events_wait_and_none_is_lost_when_there_is_room_again()
    {
        using var folder = new OutboxFolder();
        using var disk = SmallDisk.Mount();
        var ballast = Path.Combine(disk.Path, "ballast");
        File.WriteAllBytes(ballast, new byte[15 * 1024 * 1024 / 4]);
        var outbox = folder.Open(folder: disk.Path);
        var detail = new string('x', 20_000);

        for (var i = 1; i <= 60; i++) outbox.Happen($"event-{i}", detail);
        Assert.InRange(outbox.Published, 1, 59);
        Assert.Equal((60, 0), (outbox.Depth, outbox.Dropped));
        Assert.Single(folder.Said.All, line => line.Contains("Make room on its disk", StringComparison.Ordinal));

        File.Delete(ballast);
        outbox.Flush();

        Assert.Equal(Enumerable.Range(1, 60).Select(i => $"event-{i}"), outbox.All().Select(OutboxWords.What));
        Assert.Equal(60, outbox.Published);
    }

    /// <summary>A file system of 4 MB in memory. Only root may mount one; anybody else by sudo, where that asks nothing.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public string Path => _folder.In("disk");

        public static SmallDisk Mount()
        {
            var disk = new SmallDisk();
            Directory.CreateDirectory(disk.Path);
            // sudo's user must be able to write, as root is.
            var isMounted = AsRoot("mount", "-t", "tmpfs", "-o", "size=4m,mode=1777", "tmpfs", disk.Path);
            if (!isMounted)
                disk._folder.Dispose();
            Prerequisite.Require(
                isMounted,
                "A small disk cannot be mounted. Run the tests as root, or let sudo run mount without a password."
            );
            return disk;
        }

        public void Dispose()
        {
            AsRoot("umount", "-l", Path);
            _folder.Dispose();
        }

        private static bool AsRoot(params string[] command)
        {
            string[] sudo = Environment.IsPrivilegedProcess ? [] : ["sudo", "-n"];
            using var process = Process.Start(new ProcessStartInfo("env", [.. sudo, .. command]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
