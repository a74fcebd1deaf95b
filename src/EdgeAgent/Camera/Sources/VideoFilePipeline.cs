namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>A video file at its own speed; at its end it begins again.</summary>
internal static class VideoFilePipeline
{
    public static CaptureCommand For(string path, CameraSettings settings)
    {
        string[] arguments =
        [
            Pipeline.Quiet,
            "filesrc",
            Pipeline.Location(path),
            "!",
            "decodebin",
            "!",
            "videorate",
            "!",
            Pipeline.Rate(settings.FramesPerSecond),
            .. Pipeline.Turned(settings),
            .. Pipeline.Fit(settings.Width, settings.Height),
            .. Pipeline.OutInTime,
        ];
        return new CaptureCommand(Pipeline.Program, arguments, settings.Width, settings.Height, IsRound: true);
    }
}
