namespace Roomtone.Contracts;

/// <summary>The cover of a track, as a small picture that every browser shows.</summary>
/// <param name="Picture">A JPEG of at most <see cref="MostBytes"/>; base64 on the wire.</param>
public sealed record Cover(byte[] Picture)
{
    public const string Type = "image/jpeg";

    /// <summary>Of its width and of its height.</summary>
    public const int MostPixels = 512;

    public const int MostBytes = 150_000;
}
