using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Commands.Perceive;

/// <summary>Turns the paths on the command line into pictures.</summary>
internal static class PicturePaths
{
    /// <summary>A file as it is; a folder's pictures in the order of their names.</summary>
    /// <exception cref="CameraException">The path is not there, or the folder holds no picture or cannot be listed.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        if (Directory.Exists(path)) return InFolder(path);
        return IsThere(path)
            ? [path]
            : throw new CameraException($"{RegularFile.Shown(path)} is not there. Name a picture or a folder of pictures.");
    }

    /// <summary>A link that leads nowhere and a name that cannot be written are there, and are explained when they are read.</summary>
    private static bool IsThere(string path) =>
        FileFacts.Of(path) is not null
        || new FileInfo(path).LinkTarget is not null
        || path.Contains(RegularFile.NotUtf8, StringComparison.Ordinal);

    private static IReadOnlyList<string> InFolder(string path)
    {
        var pictures = PictureFolder.List(path);
        return pictures.Count > 0
            ? pictures
            : throw new CameraException($"The folder {RegularFile.Shown(path)} holds no picture ({PictureFormats.Allowed}).");
    }
}
