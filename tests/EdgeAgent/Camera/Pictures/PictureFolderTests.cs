using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Camera.Pictures;

public sealed class PictureFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_holds_what_is_called_a_picture_and_what_is_one_in_the_order_of_names()
    {
        File.WriteAllText(_folder.In("b.JPG"), "no picture, which is said when it is read");
        File.WriteAllText(_folder.In("notes.txt"), "no picture");
        File.Copy(OddPictures.Path("a.jpg"), _folder.In("a-without-ending"));
        Directory.CreateDirectory(_folder.In("c.png"));
        Directory.CreateDirectory(_folder.In("folder"));

        Assert.Equal([_folder.In("a-without-ending"), _folder.In("b.JPG"), _folder.In("c.png")], PictureFolder.List(_folder.Path));
    }

    /// <summary>Root may list everything; there a file stands where the folder should.</summary>
    [Fact]
    public void A_folder_that_cannot_be_listed_is_named()
    {
        var closed = _folder.In("closed");
        if (Environment.IsPrivilegedProcess) File.WriteAllText(closed, "");
        else Directory.CreateDirectory(closed, UnixFileMode.None);

        var refusal = Assert.Throws<CameraException>(() => PictureFolder.List(closed));

        Assert.StartsWith($"The folder {closed} ", refusal.Message, StringComparison.Ordinal);
    }
}
