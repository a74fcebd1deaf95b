using System.Globalization;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>A Video4Linux camera, in the format and size that it offers and that costs least.</summary>
internal static class VideoDevicePipeline
{
    public static CaptureCommand For(string device, CameraSettings settings) => For(device, settings, VideoDevices.Offers(device));

    public static CaptureCommand For(string device, CameraSettings settings, IReadOnlyList<VideoFormat> offers)
    {
        string[] arguments =
        [
            Pipeline.Quiet, "v4l2src", $"device={device}", "!", .. Taken(settings, offers),
            .. Pipeline.AtMost(settings.FramesPerSecond),
            .. Pipeline.Turned(settings),
            .. Pipeline.Fit(settings.Width, settings.Height),
            .. Pipeline.Out,
        ];
        return new CaptureCommand(Pipeline.Program, arguments, settings.Width, settings.Height, IsRound: false);
    }

    private static string[] Taken(CameraSettings settings, IReadOnlyList<VideoFormat> offers)
    {
        var (width, height) = settings.BeforeTurn;
        if (FormatSelector.Of(offers, width, height, settings.FramesPerSecond) is not { } offer) return ["decodebin"];
        var kind = offer.IsJpeg ? "image/jpeg" : "video/x-raw";
        var format = VideoDevices.GStreamerName(offer.Format) is { } name ? $",format={name}" : "";
        var size = offer.HasSize ? string.Create(CultureInfo.InvariantCulture, $",width={offer.Width},height={offer.Height}") : "";
        return offer.IsJpeg ? [kind + size, "!", "jpegdec"] : [kind + format + size];
    }
}
