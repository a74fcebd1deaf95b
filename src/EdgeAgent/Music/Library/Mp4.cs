using Roomtone.EdgeAgent.State.Files;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// Whether a file is MP4 (ISO/IEC 14496-12), by its bytes: any file can be called so, and an MP4 anything else. Only there
/// MPD's comment <c>rating</c> is Apple's advisory (the atom <c>rtng</c>); elsewhere it is how well somebody likes the track.
/// </summary>
internal static class Mp4
{
    private const int Head = 8;

    private static readonly HashSet<string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".m4a", ".mp4", ".m4b", ".m4p", ".m4r", ".m4v", ".mov", ".3gp",
    };

    /// <summary>
    /// The advisories of an MP4 file: what the player says, and what stands in the file, because a player that goes by names
    /// says nothing of an MP4 with another ending.
    /// </summary>
    /// <param name="folder">Of the library; empty where it cannot be seen: then the name's ending says whether it is one.</param>
    /// <param name="track">The track's path in it.</param>
    /// <param name="ratings">What the player calls <c>rating</c>.</param>
    /// <returns>Numbers as text; none where the file is no MP4.</returns>
    public static IEnumerable<string> Advisories(string folder, string track, IEnumerable<string> ratings)
    {
        if (folder.Length == 0 || track.Contains("://", StringComparison.Ordinal)) return IsCalledSo(track) ? ratings : [];
        try
        {
            using var file = RegularFile.Open(Path.Combine(folder, track), long.MaxValue);
            return Is(file) ? [.. ratings, .. Mp4Advisory.Read(file)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return IsCalledSo(track) ? ratings : [];
        }
    }

    private static bool IsCalledSo(string track) => Endings.Contains(Path.GetExtension(track));

    private static bool Is(FileStream file)
    {
        Span<byte> head = stackalloc byte[Head];
        return file.ReadAtLeast(head, Head, throwOnEndOfStream: false) == Head && head[4..].SequenceEqual("ftyp"u8);
    }
}
