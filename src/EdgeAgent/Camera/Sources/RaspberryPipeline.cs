using System.Globalization;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>
/// The camera on the ribbon cable of a Raspberry Pi, through libcamera's own GStreamer element. The format is named:
/// where it is left open libcamera takes the lowest code, which can be grey (openfollow issue 162).
/// </summary>
internal static class RaspberryPipeline
{
    public const string Element = "libcamerasrc";
    public const string Plugin = "libgstlibcamera.so";

    public static CaptureCommand For(CameraSettings settings)
    {
        var (width, height) = settings.BeforeTurn;
        string[] arguments =
        [
            Pipeline.Quiet,
            Element,
            "!",
            string.Create(
                CultureInfo.InvariantCulture,
                $"video/x-raw,format=NV12,width={width},height={height},framerate={settings.FramesPerSecond}/1"
            ),
            .. Pipeline.Turned(settings),
            .. Pipeline.Fit(settings.Width, settings.Height),
            .. Pipeline.Out,
        ];
        return new CaptureCommand(Pipeline.Program, arguments, settings.Width, settings.Height, IsRound: false);
    }
}
