namespace Roomtone.EdgeAgent.Music.Library.Storage;

/// <summary>The two files of the database on the disk; each use opens and closes them.</summary>
internal sealed class LibraryDisk(string path)
{
    private readonly string _log = Path.ChangeExtension(path, null) + "-log.db";

    /// <exception cref="LibraryFileRefusedException">The files cannot be opened.</exception>
    /// <exception cref="Exception">Anything, where they are damaged or the disk is full.</exception>
    public T Use<T>(Func<LibraryFile, T> use)
    {
        using var data = Open(path);
        using var log = Open(_log);
        using var file = new LibraryFile(data, log);
        return use(file);
    }

    /// <summary>Deletes the files and makes them anew with these entries, the later ones in the place of earlier ones.</summary>
    /// <exception cref="Exception">As <see cref="Use"/>.</exception>
    public void MakeAnew(params IEnumerable<LibraryEntries> entries)
    {
        File.Delete(path);
        File.Delete(_log);
        Use(file => entries.Sum(some => some.WriteTo(file)));
    }

    /// <returns>The entries that can still be proven; none where LiteDB does not even begin to read.</returns>
    /// <exception cref="LibraryFileRefusedException">The files cannot be opened.</exception>
    public LibraryEntries Salvage()
    {
        try
        {
            return Use(LibraryEntries.Salvage);
        }
#pragma warning disable CA1031 // A damaged file makes LiteDB throw anything.
        catch (Exception e) when (e is not LibraryFileRefusedException)
#pragma warning restore CA1031
        {
            return LibraryEntries.None;
        }
    }

    /// <summary>LiteDB never calls fsync; written through (O_SYNC), its pages reach the disk in the order it writes them.</summary>
    private static FileStream Open(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileStream(
                path,
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 0,
                FileOptions.WriteThrough
            );
        }
        catch (IOException e)
        {
            throw new LibraryFileRefusedException(e.Message, e);
        }
    }
}

/// <summary>
/// The file cannot be opened now: another process has it, the disk is read-only or full. Nothing is known of what is in it,
/// so it stays. The message is the system's.
/// </summary>
internal sealed class LibraryFileRefusedException(string sentence, Exception inner) : Exception(sentence, inner);
