using System.Diagnostics;
using Roomtone.Lab.Processes;
using Roomtone.Testing;

namespace Roomtone.Lab.Tests.Processes;

public class LeftoversTests
{
    [Fact]
    public async Task A_process_that_an_earlier_run_left_is_ended()
    {
        using var folder = new TemporaryFolder();
        using var child = Sleeper(folder);
        await Eventually.TrueAsync(() => ProcessIdentity.FromFile(folder.In("sleeper.pid")) is not null, "the pid file is written");

        var ended = await OrphanReaper.EndAsync(folder.Path, TimeProvider.System);

        Assert.Equal(["sleeper"], ended);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.False(File.Exists(folder.In("sleeper.pid")));
    }

    [Fact]
    public async Task A_stranger_who_got_the_same_number_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        using var stranger = Process.Start("sleep", "60");
        var lines = $"{await File.ReadAllTextAsync($"/proc/{stranger.Id}/stat", TestContext.Current.CancellationToken)}another-boot\n";
        await File.WriteAllTextAsync(folder.In("sleeper.pid"), lines, TestContext.Current.CancellationToken);

        var ended = await OrphanReaper.EndAsync(folder.Path, TimeProvider.System);

        Assert.Empty(ended);
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task A_torn_pid_file_is_removed_and_harms_nobody()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.In("sleeper.pid"), "1 (sys", TestContext.Current.CancellationToken);

        Assert.Empty(await OrphanReaper.EndAsync(folder.Path, TimeProvider.System));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.pid"));
    }

    private static ChildProcess Sleeper(TemporaryFolder folder) =>
        ChildProcess.Start(new ChildPlan("sleeper", folder.Path, ["sleep", "60"]));
}
