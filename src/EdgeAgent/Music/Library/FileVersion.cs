using System.Globalization;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Whether a file is the one whose tags are known.</summary>
internal static class FileVersion
{
    /// <param name="version">As MPD says it, RFC 3339; anything else is 0.</param>
    /// <returns>Unix seconds.</returns>
    public static long Of(string version) =>
        DateTimeOffset.TryParse(version, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToUnixTimeSeconds()
            : 0;

    /// <param name="folder">Of the library; empty where it cannot be seen.</param>
    /// <param name="track">The track's path in it; a track of a cue sheet stands below its file.</param>
    /// <param name="modified">As <see cref="Of"/> gives it.</param>
    /// <returns>Null where the file or its time cannot be seen.</returns>
    public static bool? IsCurrent(string folder, string track, long modified)
    {
        if (folder.Length == 0 || modified == 0 || track.Contains("://", StringComparison.Ordinal)) return null;
        try
        {
            var file = new FileInfo(Path.Combine(folder, track));
            if (!file.Exists && Path.GetDirectoryName(file.FullName) is { } above) file = new FileInfo(above);
            return file.Exists ? new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeSeconds() == modified : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
