using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>The pictures of a folder.</summary>
internal static class PictureFolder
{
    /// <summary>
    /// In the order of their names: what is called a picture, and files whose first bytes say that they are one. Whether they
    /// can be read is known only when they are.
    /// </summary>
    /// <exception cref="CameraException">The folder is not there, or cannot be listed.</exception>
    public static IReadOnlyList<string> List(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(folder).Where(IsPicture).Order(StringComparer.Ordinal)];
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CameraException(
                $"The folder {RegularFile.Shown(folder)} may not be listed by {Environment.UserName}. Give it the right to: chmod a+rx",
                e
            );
        }
        catch (IOException e)
        {
            throw new CameraException($"The folder {RegularFile.Shown(folder)} cannot be listed: {e.Message}", e);
        }
    }

    private static bool IsPicture(string path)
    {
        if (PictureFormats.IsNamedAsPicture(path)) return true;
        if (FileFacts.Of(path) is not { Kind: FileKind.Regular }) return false;
        try
        {
            using var file = RegularFile.Open(path, long.MaxValue);
            Span<byte> start = stackalloc byte[PictureFormats.Longest];
            return PictureFormats.Of(start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]) != PictureFormat.Unknown;
        }
        catch (IOException)
        {
            return false; // It is not called a picture, and what it is cannot be known.
        }
    }
}
