using System.Globalization;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>A Video4Linux camera: raw pictures where the device offers them, since they need no decoding, else Motion JPEG.</summary>
internal static class VideoDevicePipeline
{
    public static CaptureCommand For(string device, CameraSettings settings)
    {
        string[] arguments =
        [
            Pipeline.Quiet, "v4l2src", $"device={device}", "!", .. Offered(device, settings), "!", "videorate", "drop-only=true", "!",
            string.Create(CultureInfo.InvariantCulture, $"video/x-raw,framerate=[1/1,{settings.FramesPerSecond}/1]"),
            .. Pipeline.Turned(settings),
            .. Pipeline.Fit(settings.Width, settings.Height),
            .. Pipeline.Out,
        ];
        return new CaptureCommand(Pipeline.Program, arguments, settings.Width, settings.Height, IsRound: false);
    }

    /// <summary>Above VGA, raw pictures do not fit through USB 2 at a useful rate.</summary>
    private static bool FitsRaw(CameraSettings settings) => settings.Width * settings.Height <= 640 * 480;

    private static string[] Offered(string device, CameraSettings settings)
    {
        var formats = VideoDevices.Formats(device);
        var size = string.Create(CultureInfo.InvariantCulture, $"width={settings.Width},height={settings.Height}");
        var hasJpeg = formats.Contains(VideoDevices.MotionJpeg);
        var hasRaw = formats.Any(VideoDevices.IsRaw);
        if (hasRaw && (FitsRaw(settings) || !hasJpeg)) return [$"video/x-raw,{size}"];
        return hasJpeg ? [$"image/jpeg,{size}", "!", "jpegdec"] : ["decodebin"];
    }
}
