using System.Text;

namespace Roomtone.EdgeAgent.State.Files;

/// <summary>Opens files that others have made: only what is a file, and only up to a size.</summary>
internal static class RegularFile
{
    /// <summary>What .NET reads for bytes of a name that are not UTF-8.</summary>
    public const char NotUtf8 = '\uFFFD';

    private const int BufferBytes = 64 * 1024;
    private const int NoPermission = 13;   // EACCES
    private const int NotThere = 2;        // ENOENT
    private const int NoFolder = 20;       // ENOTDIR
    private const int NameTooLong = 36;    // ENAMETOOLONG
    private const int LinkLoop = 40;       // ELOOP

    /// <summary>Does not lock it: others may write, and what is read may change.</summary>
    /// <exception cref="UnfitFileException">It is no file, too large, empty, or we may not read it.</exception>
    /// <exception cref="FileNotFoundException">There is nothing, no link either.</exception>
    /// <exception cref="IOException">It cannot be opened now. The message is one sentence in each case.</exception>
    public static FileStream Open(string path, long mostBytes)
    {
        Check(path, mostBytes);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnfitFileException(Closed(path), e);
        }
        catch (FileNotFoundException e)
        {
            throw Missing(path, NotThere, e); // It went in between.
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new IOException($"{Shown(path)} cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>A path as one line of text, whatever is in its name.</summary>
    public static string Shown(string path)
    {
        if (!path.Any(char.IsControl)) return path;
        var shown = new StringBuilder();
        foreach (var letter in path)
            shown.Append(letter switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(letter) => $"\\x{(int)letter:x2}",
                _ => letter.ToString(),
            });
        return shown.ToString();
    }

    private static void Check(string path, long mostBytes)
    {
        var (error, found) = FileFacts.Ask(path);
        if (found is not { } file) throw Missing(path, error);
        if (NameOf(file.Kind) is { } other) throw new UnfitFileException($"{Shown(path)} is {other}, not a file.");
        if (file.Bytes == 0) throw new UnfitFileException($"{Shown(path)} is empty: it has 0 bytes. Copy it again.");
        if (file.Bytes > mostBytes)
            throw new UnfitFileException(FormattableString.Invariant(
                $"{Shown(path)} has {file.Bytes / 1e6:#,0} MB; at most {mostBytes / 1e6:#,0} MB are read. Make it smaller."
            ));
    }

    private static string? NameOf(FileKind kind) => kind switch
    {
        FileKind.Regular => null,
        FileKind.Folder => "a folder",
        FileKind.NamedPipe => "a named pipe",
        FileKind.Socket => "a socket",
        FileKind.Device => "a device",
        _ => "of a kind that is not known",
    };

    private static IOException Missing(string path, int error, Exception? inner = null) => error switch
    {
        LinkLoop => new UnfitFileException($"{Shown(path)} is a link that leads back to itself. Remove it."),
        NoPermission => new UnfitFileException(Closed(path)),
        NameTooLong => new UnfitFileException($"{Shown(path)} cannot be opened: its name is too long."),
        NotThere or NoFolder when path.Contains(NotUtf8, StringComparison.Ordinal) =>
            new UnfitFileException($"{Shown(path)} cannot be opened: its name is not UTF-8. Rename it."),
        NotThere when new FileInfo(path).LinkTarget is { } target =>
            new UnfitFileException($"{Shown(path)} is a link to {Shown(target)}, which is not there."),
        NotThere or NoFolder => new FileNotFoundException($"{Shown(path)} is not there.", path, inner),
        _ => new IOException(FormattableString.Invariant($"{Shown(path)} cannot be opened: the system's error {error}.")),
    };

    private static string Closed(string path) =>
        $"{Shown(path)} may not be read by {Environment.UserName}. Give it the right to: chmod a+r (a folder: a+rx).";
}
