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

    /// <summary>A file system of 4 MB in memory. Only root may mount one.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public string Path => _folder.In("disk");

        public static SmallDisk Mount()
        {
            var disk = new SmallDisk();
            Directory.CreateDirectory(disk.Path);
            if (Run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.Path)) return disk;
            disk._folder.Dispose();
            Assert.Skip("Only root may mount a small disk.");
            throw new InvalidOperationException("Skipped.");
        }

        public void Dispose()
        {
            Run("umount", "-l", Path);
            _folder.Dispose();
        }

        private static bool Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
