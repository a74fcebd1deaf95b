using Roomtone.Contracts;

namespace Roomtone.Dashboard.Library;

/// <summary>Finds the files of a box's tracks, where the box runs on this machine.</summary>
internal sealed class LibraryFolder(LibrarySettings settings)
{
    private const int LongestName = 100;

    /// <returns>The whole path of a file in the folder; or the sentence that says why there is none.</returns>
    public (string? Path, string? Problem) Find(string device, string? track)
    {
        if (settings.Folder.Length == 0 || device != settings.Device)
            return (null, $"The library of {device} sounds only at the box: the dashboard does not run beside it.");
        if (string.IsNullOrEmpty(track)) return (null, "track is missing; give the id of a track of the library.");
        return PathOf(track) is { } path ? (path, null) : (null, $"The library has no track {EventText.Shortened(track, LongestName)}.");
    }

    /// <summary>
    /// A pipe or a device has no length: reading it could wait for ever. A link leads to a file of its own kind, or nowhere: else
    /// any file of this machine could be had by it.
    /// </summary>
    private string? PathOf(string track)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(settings.Folder)) + Path.DirectorySeparatorChar;
        try
        {
            var path = Path.GetFullPath(track, root);
            if (!path.StartsWith(root, StringComparison.Ordinal)) return null;
            var file = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? new FileInfo(path);
            var isItsKind = file.Extension.Equals(Path.GetExtension(path), StringComparison.OrdinalIgnoreCase);
            return isItsKind && file is { Exists: true, Length: > 0 } ? file.FullName : null;
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null; // No name that a file can have.
        }
    }
}
