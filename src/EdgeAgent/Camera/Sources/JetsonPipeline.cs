using System.Globalization;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>
/// The camera on the ribbon cable of a Jetson, through NVIDIA's Argus; its own converter takes the picture out of the GPU's
/// memory.
/// </summary>
internal static class JetsonPipeline
{
    public const string Element = "nvarguscamerasrc";
    public const string Plugin = "libgstnvarguscamerasrc.so";

    /// <summary>Sensors have few modes: the smallest common one, which is then made smaller on the GPU.</summary>
    private const string SensorMode = "video/x-raw(memory:NVMM),format=NV12,width=1280,height=720,framerate=30/1";

    public static CaptureCommand For(CameraSettings settings)
    {
        var height = settings.BeforeTurn.Height;
        string[] arguments =
        [
            Pipeline.Quiet, Element, string.Create(CultureInfo.InvariantCulture, $"sensor-id={settings.Sensor}"), "!", SensorMode, "!",
            "nvvidconv", "!", string.Create(CultureInfo.InvariantCulture, $"video/x-raw,format=I420,width={Wide(height)},height={height}"),
            .. Pipeline.AtMost(settings.FramesPerSecond),
            .. Pipeline.Turned(settings),
            .. Pipeline.Fit(settings.Width, settings.Height),
            .. Pipeline.Out,
        ];
        return new CaptureCommand(Pipeline.Program, arguments, settings.Width, settings.Height, IsRound: false);
    }

    /// <summary>The width that keeps the sensor's 16 to 9, even as I420 wants it: what is too wide gets bars, never a stretch.</summary>
    private static int Wide(int height) => height * 16 / 9 / 2 * 2;
}
