namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>One thing that a Video4Linux camera can give.</summary>
/// <param name="Format">Four letters, as V4L2 packs them.</param>
/// <param name="Width">Pixels; 0 where the device does not list sizes.</param>
/// <param name="Height">Pixels; 0 where the device does not list sizes.</param>
/// <param name="FramesPerSecond">The most at this size; 0 where the device does not say.</param>
internal sealed record VideoFormat(uint Format, int Width, int Height, double FramesPerSecond)
{
    public bool IsJpeg => Format is VideoDevices.MotionJpeg or VideoDevices.Jpeg;

    public bool IsUsable => IsJpeg || VideoDevices.IsRaw(Format);

    public bool HasSize => Width > 0;

    public override string ToString() => HasSize
        ? FormattableString.Invariant($"{VideoDevices.Name(Format)} {Width}x{Height} at {FramesPerSecond:0.#}/s")
        : VideoDevices.Name(Format);
}
