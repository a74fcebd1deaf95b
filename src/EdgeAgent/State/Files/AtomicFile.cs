namespace Roomtone.EdgeAgent.State.Files;

/// <summary>Files that are replaced as a whole or not at all, also by a power cut. For files that one process alone writes.</summary>
internal static class AtomicFile
{
    /// <param name="path">The file; its folder is there.</param>
    /// <param name="bytes">All of it.</param>
    /// <param name="mode">Who may read it, from the first byte on; null: as the process's mask has it.</param>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder is not ours.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> bytes, UnixFileMode? mode = null)
    {
        var fresh = path + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = mode };
        using (var file = new FileStream(fresh, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }
}
