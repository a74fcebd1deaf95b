using System.Diagnostics;
using Roomtone.Lab.Processes;
using Roomtone.Testing;

namespace Roomtone.Lab.Tests.Processes;

public class ChildProcessTests
{
    [Fact]
    public async Task It_writes_its_words_into_its_log_and_its_secrets_nowhere()
    {
        using var folder = new TemporaryFolder();
        var plan = new ChildPlan("child", folder.Path, ["sh", "-c", "echo hello ${#SECRET}; echo oh >&2; exit 7"])
        {
            Environment = new Dictionary<string, string> { ["SECRET"] = "sesame" },
        };

        using var child = ChildProcess.Start(plan);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(7, child.ExitCode);
        Assert.Equal("hello 6\noh", child.LastWords());
    }

    [Fact]
    public async Task One_that_does_not_listen_is_killed_after_a_while()
    {
        using var folder = new TemporaryFolder();
        using var child = ChildProcess.Start(
            new ChildPlan("deaf", folder.Path, ["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.05; done"])
        );
        await Eventually.TrueAsync(() => child.LastWords() == "ready", "it does not listen any more");

        await child.StopAsync(TimeSpan.FromMilliseconds(100), TimeProvider.System);

        Assert.True(child.HasExited);
    }

    [Fact]
    public async Task It_dies_with_a_parent_that_was_killed()
    {
        using var folder = new TemporaryFolder();
        // The same words as ours, in a shell that stands for us and is killed.
        using var parent = Process.Start(
            "sh",
            ["-c", $"setsid setpriv --pdeathsig KILL -- sh -c 'cat /proc/$$/stat >{folder.In("child")}; exec sleep 60' & wait"]
        );
        await Eventually.TrueAsync(
            () => File.Exists(folder.In("child")) && new FileInfo(folder.In("child")).Length > 0,
            "the child has started"
        );
        var child = int.Parse(
            (await File.ReadAllTextAsync(folder.In("child"), TestContext.Current.CancellationToken)).Split(' ')[0],
            System.Globalization.CultureInfo.InvariantCulture
        );

        parent.Kill();

        await Eventually.TrueAsync(() => ProcessIdentity.Of(child) is null, "the child is gone");
    }
}
