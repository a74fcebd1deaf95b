using System.Globalization;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>
/// The second way to the ribbon cable of a Raspberry Pi: its own program, which writes I420 with rows padded to 64 bytes
/// (rpicam-apps issue 151: 4056 pixels become 4096).
/// </summary>
internal static class RpicamProgram
{
    public const string Name = "rpicam-vid";
    private const int Padding = 64;

    public static CaptureCommand For(CameraSettings settings) => PipedProgram.For(Command(settings, Name), settings);

    /// <param name="settings">The camera's settings.</param>
    /// <param name="program">Another name, for a test.</param>
    public static CommandSettings Command(CameraSettings settings, string program)
    {
        var (width, height) = (Even(settings.BeforeTurn.Width), Even(settings.BeforeTurn.Height));
        return new CommandSettings
        {
            Program = program,
            Arguments =
            [
                "--timeout", "0", "--nopreview", "--codec", "yuv420", "--width", Text(width), "--height", Text(height),
                "--framerate", Text(settings.FramesPerSecond), "--camera", Text(settings.Sensor), "--flush", "--output", "-",
            ],
            Format = CommandSettings.I420,
            Width = width,
            Height = height,
            Stride = (width + Padding - 1) / Padding * Padding,
        };
    }

    private static int Even(int pixels) => pixels + (pixels % 2);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
