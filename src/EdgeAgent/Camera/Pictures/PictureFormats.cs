namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>Reads the signatures of picture files.</summary>
internal static class PictureFormats
{
    /// <summary>Bytes of a file that tell.</summary>
    public const int Longest = 12;

    public const string Allowed = "JPEG, PNG, WebP, BMP";

    /// <summary>What people call files that they take for photographs; those that are not read here are named as that.</summary>
    private static readonly string[] Endings =
    [
        ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".bmp", ".dib", ".gif", ".heic", ".heif", ".avif", ".jxl", ".jp2", ".tif", ".tiff",
    ];

    public static PictureFormat Of(ReadOnlySpan<byte> file) => file switch
    {
        [0xFF, 0xD8, ..] => PictureFormat.Jpeg, // Stray bytes may come before the next marker.
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PictureFormat.Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => PictureFormat.WebP,
        [(byte)'B', (byte)'M', ..] => PictureFormat.Bmp,
        _ => PictureFormat.Unknown,
    };

    public static string NameOf(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => "JPEG",
        PictureFormat.Png => "PNG",
        PictureFormat.WebP => "WebP",
        PictureFormat.Bmp => "bitmap",
        _ => "picture",
    };

    /// <summary>What a file is that none of ours is.</summary>
    public static string NameOfOther(ReadOnlySpan<byte> file) => file switch
    {
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "a GIF",
        [(byte)'I', (byte)'I', 42, 0, ..] or [(byte)'M', (byte)'M', 0, 42, ..] => "a TIFF",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'h' or (byte)'m', ..] => "a HEIF",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'a', (byte)'v', ..] => "an AVIF",
        [0xFF, 0x0A, ..] or [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', ..] => "a JPEG XL",
        _ => "not a picture",
    };

    public static bool IsNamedAsPicture(string path) => Endings.Contains(Path.GetExtension(path).ToLowerInvariant());
}
