namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>Captures with GStreamer's <c>gst-launch-1.0</c>: pictures, a video file, or a Video4Linux camera.</summary>
internal sealed class GStreamerCamera(CameraSettings settings, TimeProvider clock) : ICamera
{
    private readonly PictureShow _show = new(settings);

    public string Kind { get; private set; } = KindOf(settings.Source);

    public IFrameStream Open(ErrorLines errors)
    {
        var source = settings.Source == CameraSettings.Auto ? VideoDevices.FirstThatCaptures() ?? CameraSettings.FromPictures : settings.Source;
        Kind = KindOf(source);
        return Kind switch
        {
            "pictures" => OpenShow(errors),
            "usb" => CaptureProcess.Start(VideoDevicePipeline.For(source, settings), errors, clock),
            _ => CaptureProcess.Start(VideoFilePipeline.For(source, settings), errors, clock),
        };
    }

    private PanningStream OpenShow(ErrorLines errors)
    {
        var command = _show.Next();
        var framesPerPass = Math.Max(1, (int)(settings.PictureTime.TotalSeconds * settings.FramesPerSecond));
        return new PanningStream(CaptureProcess.Start(command, errors, clock), command, settings.Width, settings.Height, framesPerPass);
    }

    private static string KindOf(string source) => source switch
    {
        CameraSettings.Auto or CameraSettings.FromPictures => source,
        _ when source.StartsWith("/dev/", StringComparison.Ordinal) => "usb",
        _ => "file",
    };
}
