using System.Diagnostics;
using System.Net.Sockets;
using Roomtone.EdgeAgent.State.Files;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.State.Files;

public sealed class RegularFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_opened_also_while_others_write_it()
    {
        using var other = new FileStream(Write("a.jpg", "content"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

        using var file = RegularFile.Open(_folder.In("a.jpg"), 7);

        Assert.Equal(7, file.Length);
        var facts = FileFacts.Of(_folder.In("a.jpg"))!.Value;
        Assert.Equal((FileKind.Regular, 7L), (facts.Kind, facts.Bytes));
        Assert.Equal(File.GetLastWriteTimeUtc(_folder.In("a.jpg")), DateTime.UnixEpoch.AddTicks(facts.Modified / 100));
    }

    [Fact]
    public void What_is_no_file_is_never_opened()
    {
        Process.Start("mkfifo", [_folder.In("pipe.jpg")]).WaitForExit();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder.In("socket.jpg")));
        Directory.CreateDirectory(_folder.In("folder.jpg"));
        File.CreateSymbolicLink(_folder.In("device.jpg"), "/dev/zero");

        AssertRefused("pipe.jpg", "is a named pipe, not a file.");
        AssertRefused("socket.jpg", "is a socket, not a file.");
        AssertRefused("folder.jpg", "is a folder, not a file.");
        AssertRefused("device.jpg", "is a device, not a file.");
    }

    [Fact]
    public void What_is_not_there_is_said_as_what_it_is()
    {
        File.CreateSymbolicLink(_folder.In("dangling.jpg"), "nowhere.jpg");
        File.CreateSymbolicLink(_folder.In("loop.jpg"), "loop.jpg");
        Write("note.txt", "a note");

        AssertRefused("no.jpg", "is not there.");
        AssertRefused("note.txt/a.jpg", "is not there.");
        AssertRefused("dangling.jpg", "is a link to nowhere.jpg, which is not there.");
        AssertRefused("loop.jpg", "is a link that leads back to itself. Remove it.");
        AssertRefused("\uFFFD.jpg", "cannot be opened: its name is not UTF-8. Rename it.");
        AssertRefused(new string('a', 300), "cannot be opened: its name is too long.");
    }

    [Fact]
    public void What_lies_in_the_file_is_told_from_what_passes()
    {
        Assert.Throws<UnfitFileException>(() => RegularFile.Open(Write("none.jpg", ""), 1));
        Assert.Throws<FileNotFoundException>(() => RegularFile.Open(_folder.In("no.jpg"), 1));
    }

    [Fact]
    public void Its_size_has_bounds()
    {
        Write("none.jpg", "");
        using (var large = File.Create(_folder.In("large.jpg"))) large.SetLength(3_000_000_000);

        AssertRefused("none.jpg", "is empty: it has 0 bytes. Copy it again.");
        AssertRefused("large.jpg", "has 3,000 MB; at most 1 MB are read. Make it smaller.");
    }

    [Fact]
    public void A_name_is_one_line() => Assert.Equal(@"a\nb\rc\x1b.jpg", RegularFile.Shown("a\nb\rc\u001b.jpg"));

    private void AssertRefused(string name, string cause)
    {
        var refusal = Assert.ThrowsAny<IOException>(() => RegularFile.Open(_folder.In(name), 1_000_000));
        Assert.Equal($"{_folder.In(name)} {cause}", refusal.Message);
    }

    private string Write(string name, string content)
    {
        File.WriteAllText(_folder.In(name), content);
        return _folder.In(name);
    }
}
