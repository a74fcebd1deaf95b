namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>What a picture file is, by its first bytes, whatever its name says.</summary>
internal enum PictureFormat
{
    Unknown,
    Jpeg,
    Png,
    WebP,
    Bmp,
}
