namespace Roomtone.EdgeAgent.State;

/// <summary>What stands where a file of ours should, and is none.</summary>
internal static class DamagedFile
{
    /// <summary>Keeps it under another name, over an earlier one, so that a failing disk does not fill up with them.</summary>
    /// <exception cref="IOException">It cannot be moved.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not ours to move.</exception>
    public static void SetAside(string path, string aside)
    {
        if (!Path.Exists(path)) return;
        if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        if (Directory.Exists(path))
        {
            File.Delete(aside);
            Directory.Move(path, aside);
        }
        else File.Move(path, aside, overwrite: true);
    }
}
