using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;

namespace Roomtone.EdgeAgent.Commands.Perceive;

/// <summary>Turns the paths on the command line into pictures.</summary>
internal static class PicturePaths
{
    /// <summary>A file as it is; a folder's pictures in the order of their names.</summary>
    /// <exception cref="CameraException">The path is not there, or the folder holds no picture.</exception>
    public static IReadOnlyList<string> Of(string path)
    {
        if (File.Exists(path)) return [path];
        if (!Directory.Exists(path)) throw new CameraException($"{path} is not there. Name a picture or a folder of pictures.");
        var pictures = PictureFolder.List(path);
        return pictures.Count > 0 ? pictures : throw new CameraException($"The folder {path} holds no picture (JPEG, PNG, WebP, BMP).");
    }
}
