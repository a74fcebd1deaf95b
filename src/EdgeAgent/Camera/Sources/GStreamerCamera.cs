namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>Captures with GStreamer, from each kind of source that the settings can name.</summary>
internal sealed class GStreamerCamera(CameraSettings settings, TimeProvider time) : ICamera
{
    private readonly SlideshowSource _show = new(settings);
    private byte[]? _canvas;

    public string Kind { get; private set; } = KindOf(settings.Source, settings);

    public IFrameStream Open(ErrorLines errors)
    {
        var source = settings.Source == CameraSettings.Auto ? Found() : settings.Source;
        Kind = KindOf(source, settings);
        return source == CameraSettings.FromPictures ? OpenShow(errors) : CaptureProcess.Start(CommandFor(source), errors, time);
    }

    /// <summary>A USB camera goes first, since somebody has plugged it in; then the ribbon cable; then the photographs.</summary>
    private static string Found()
    {
        if (VideoDevices.FirstThatCaptures() is { } device) return device;
        if (!VideoDevices.HasRaspberryCsi()) return CameraSettings.FromPictures;
        return ProgramPath.HasPlugin(RaspberryPipeline.Plugin) ? CameraSettings.Libcamera : CameraSettings.Rpicam;
    }

    private CaptureCommand CommandFor(string source) => source switch
    {
        CameraSettings.Libcamera => RaspberryPipeline.For(settings),
        CameraSettings.Rpicam => RpicamProgram.For(settings),
        CameraSettings.Argus => JetsonPipeline.For(settings),
        CameraSettings.FromCommand => PipedProgram.For(settings.Command, settings),
        _ when settings.IsAddress => RtspPipeline.For(settings),
        _ when source.StartsWith("/dev/", StringComparison.Ordinal) => VideoDevicePipeline.For(source, settings),
        _ => VideoFilePipeline.For(source, settings),
    };

    private PanningStream OpenShow(ErrorLines errors)
    {
        var command = _show.Next();
        var framesPerPass = Math.Max(1, (int)(settings.PictureTime.TotalSeconds * settings.FramesPerSecond));
        _canvas ??= PictureMemory.New(command.BytesPerFrame); // Always of one size; the show begins anew every minute or so.
        return new PanningStream(
            CaptureProcess.Start(command, errors, time),
            command,
            _canvas,
            settings.Width,
            settings.Height,
            framesPerPass
        );
    }

    private static string KindOf(string source, CameraSettings settings) => source switch
    {
        CameraSettings.Auto or CameraSettings.FromPictures or CameraSettings.FromCommand => source,
        CameraSettings.Libcamera or CameraSettings.Rpicam or CameraSettings.Argus => "csi",
        _ when source.StartsWith("/dev/", StringComparison.Ordinal) => "usb",
        _ when settings.IsAddress => "rtsp",
        _ => "file",
    };
}
