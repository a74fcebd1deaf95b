namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>Reads the signatures of picture files.</summary>
internal static class PictureFormats
{
    private const int Longest = 12;

    public static PictureFormat Of(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, 0xFF, ..] => PictureFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PictureFormat.Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => PictureFormat.WebP,
        [(byte)'B', (byte)'M', ..] => PictureFormat.Bmp,
        _ => PictureFormat.Unknown,
    };

    /// <returns>Unknown also for a file that cannot be read.</returns>
    public static PictureFormat OfFile(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            Span<byte> start = stackalloc byte[Longest];
            return Of(start[..file.ReadAtLeast(start, Longest, throwOnEndOfStream: false)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return PictureFormat.Unknown;
        }
    }
}
