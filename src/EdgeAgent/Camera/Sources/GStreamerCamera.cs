using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.EdgeAgent.State.Quarantine;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>Captures with GStreamer, from each kind of source that the settings can name.</summary>
/// <param name="settings">Which source.</param>
/// <param name="time">The clock of the show.</param>
/// <param name="quarantine">Keeps photographs that cannot be read; without it they are known until the program ends.</param>
internal sealed class GStreamerCamera(CameraSettings settings, TimeProvider time, Quarantine? quarantine = null) : ICamera
{
    private SlideshowSource? _show;
    private byte[][]? _canvases;

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
        var (width, height) = (PanningStream.CanvasFor(settings.Width), PanningStream.CanvasFor(settings.Height));
        var command = SlideshowStream.CommandFor(width, height, settings.FramesPerSecond);
        _show ??= new SlideshowSource(settings, quarantine ?? new Quarantine(null, time, NullLogger<Quarantine>.Instance), width, height);
        _show.List(); // Where there is nothing to show, no program is started.
        _canvases ??= [PictureMemory.New(command.BytesPerFrame), PictureMemory.New(command.BytesPerFrame)];
        return new PanningStream(
            SlideshowStream.Start(_show, settings, _canvases[0], command, errors, time),
            command,
            _canvases[1],
            settings.Width,
            settings.Height,
            SlideshowStream.FramesAPicture(settings)
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
