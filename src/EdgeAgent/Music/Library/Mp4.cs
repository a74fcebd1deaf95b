namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// Whether a file is MP4 (ISO/IEC 14496-12). Only there MPD's comment <c>rating</c> is Apple's advisory (the atom
/// <c>rtng</c>); elsewhere it is how well somebody likes the track.
/// </summary>
internal static class Mp4
{
    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".m4a", ".mp4", ".m4b", ".m4p", ".m4r", ".m4v", ".mov", ".3gp",
    };

    /// <param name="folder">Of the library; empty where it cannot be seen: then the name's ending counts.</param>
    /// <param name="track">The track's path in it.</param>
    public static bool IsMp4(string folder, string track)
    {
        if (Endings.Contains(Path.GetExtension(track))) return true;
        if (folder.Length == 0 || track.Contains("://", StringComparison.Ordinal)) return false;
        try
        {
            var file = new FileInfo(Path.Combine(folder, track));
            // Pipes and devices have no length, and reading one would wait.
            if (file is not { Exists: true, Length: >= 8 }) return false;
            Span<byte> head = stackalloc byte[8];
            using var stream = file.OpenRead();
            return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head[4..].SequenceEqual("ftyp"u8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
