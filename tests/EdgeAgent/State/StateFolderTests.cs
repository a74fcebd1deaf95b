using System.Runtime.InteropServices;
using Roomtone.EdgeAgent.State;
using Roomtone.Hosting;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.State;

public sealed partial class StateFolderTests : IDisposable
{
    private const int Nobody = 65_534;
    private const UnixFileMode ForAll =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _folder = new();

    public StateFolderTests() => File.SetUnixFileMode(_folder.Path, ForAll);

    [Fact]
    public void A_file_of_somebody_else_stops_the_start_with_the_command_that_mends_it()
    {
        File.WriteAllText(_folder.In("outbox.db"), "");
        File.SetUnixFileMode(_folder.In("outbox.db"), UnixFileMode.None);

        var refusal = Assert.IsType<SettingsException>(AsNobody(() => StateFolder.Require(_folder.Path)));

        Assert.Contains($"{_folder.In("outbox.db")} cannot be read by", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(_folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("sudo chown -R ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_somebody_else_does_too()
    {
        File.SetUnixFileMode(_folder.Path, UnixFileMode.None);

        var refusal = AsNobody(() => StateFolder.Require(_folder.Path));

        File.SetUnixFileMode(_folder.Path, ForAll);
        Assert.IsType<SettingsException>(refusal);
    }

    [Fact]
    public void What_it_can_do_without_and_what_is_not_there_yet_stop_nothing()
    {
        File.WriteAllText(_folder.In("taste.json"), "{}");
        File.SetUnixFileMode(_folder.In("taste.json"), UnixFileMode.None);

        Assert.Null(AsNobody(() => StateFolder.Require(_folder.Path)));
        Assert.Null(AsNobody(() => StateFolder.Require(_folder.In("later"))));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>On a thread that is nobody to the file system: root may read everything.</summary>
    private static Exception? AsNobody(Action act)
    {
        Exception? thrown = null;
        var thread = new Thread(() =>
        {
            if (Environment.IsPrivilegedProcess) _ = SetFileSystemUser(Nobody);
            thrown = Record.Exception(act);
        });
        thread.Start();
        thread.Join();
        return thrown;
    }

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileSystemUser(int user);
}
