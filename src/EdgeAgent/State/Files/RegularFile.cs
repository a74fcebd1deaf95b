using System.Text;

namespace Roomtone.EdgeAgent.State.Files;

/// <summary>Opens files that others have made: only what is a file, and only up to a size.</summary>
internal static class RegularFile
{
    private const int BufferBytes = 64 * 1024;
    private const int NoPermission = 13;   // EACCES
    private const int NotThere = 2;        // ENOENT
    private const int NoFolder = 20;       // ENOTDIR
    private const int NameTooLong = 36;    // ENAMETOOLONG
    private const int LinkLoop = 40;       // ELOOP
    private const char NotUtf8 = '\uFFFD'; // What .NET reads for bytes that are not UTF-8.

    /// <summary>Does not lock it: others may write, and what is read may change.</summary>
    /// <exception cref="IOException">It cannot be opened. The message is one sentence that names it and the cause.</exception>
    public static FileStream Open(string path, long mostBytes)
    {
        Check(path, mostBytes);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferBytes);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(Closed(path), e);
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
        if (found is not { } file) throw new IOException(Missing(path, error));
        if (NameOf(file.Kind) is { } other) throw new IOException($"{Shown(path)} is {other}, not a file.");
        if (file.Bytes == 0) throw new IOException($"{Shown(path)} is empty: it has 0 bytes. Copy it again.");
        if (file.Bytes > mostBytes)
            throw new IOException(FormattableString.Invariant(
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

    private static string Missing(string path, int error) => error switch
    {
        LinkLoop => $"{Shown(path)} is a link that leads back to itself. Remove it.",
        NoPermission => Closed(path),
        NameTooLong => $"{Shown(path)} cannot be opened: its name is too long.",
        NotThere or NoFolder when path.Contains(NotUtf8, StringComparison.Ordinal) =>
            $"{Shown(path)} cannot be opened: its name is not UTF-8. Rename it.",
        NotThere when new FileInfo(path).LinkTarget is { } target => $"{Shown(path)} is a link to {Shown(target)}, which is not there.",
        NotThere or NoFolder => $"{Shown(path)} is not there.",
        _ => FormattableString.Invariant($"{Shown(path)} cannot be opened: the system's error {error}."),
    };

    private static string Closed(string path) =>
        $"{Shown(path)} may not be read by {Environment.UserName}. Give it the right to: chmod a+r (a folder: a+rx).";
}
