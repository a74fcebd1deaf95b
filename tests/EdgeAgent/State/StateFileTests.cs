using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Tests.State;

public sealed class StateFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roomtone-state-");

    private string FilePath => Path.Combine(_folder.FullName, "state", "switch.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_was_written_is_read_again()
    {
        new StateFile<Note>(FilePath).Write(new Note("first"));
        new StateFile<Note>(FilePath).Write(new Note("second"));

        Assert.Equal("second", new StateFile<Note>(FilePath).Read()?.Text);
    }

    [Fact]
    public void There_is_nothing_before_the_first_write() => Assert.Null(new StateFile<Note>(FilePath).Read());

    [Fact]
    public void A_file_that_cannot_be_read_is_kept_aside()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, "{\"text\":");

        Assert.Null(new StateFile<Note>(FilePath).Read());
        Assert.True(File.Exists(FilePath + ".unreadable"));
    }

    [Fact]
    public void A_write_that_was_cut_off_leaves_the_old_document()
    {
        var file = new StateFile<Note>(FilePath);
        file.Write(new Note("whole"));
        File.WriteAllText(FilePath + ".new", "{\"te");

        Assert.Equal("whole", file.Read()?.Text);
    }

    private sealed record Note(string Text);
}
