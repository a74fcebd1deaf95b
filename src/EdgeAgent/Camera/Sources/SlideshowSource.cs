using System.Globalization;
using Roomtone.EdgeAgent.Camera.Pictures;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>
/// Photographs one after another at a steady rate. A dozen go into one capture process, which decodes each once;
/// then the next dozen, and after the last one the first.
/// </summary>
internal sealed class SlideshowSource(CameraSettings settings)
{
    private const int PicturesAProcess = 12;
    private int _next;

    /// <exception cref="CameraException">There is no folder, or no photograph in it.</exception>
    public CaptureCommand Next()
    {
        var pictures = PictureFolder.List(settings.Pictures).Where(path => DecoderOf(path) is not null).ToList();
        if (pictures.Count == 0)
            throw new CameraException(
                $"There is no camera, and no photograph (JPEG, PNG, BMP) in {settings.Pictures ?? "Camera:Pictures, which is not set"}. Plug a camera in, or name a folder with photographs."
            );

        if (_next >= pictures.Count) _next = 0;
        var shown = pictures.Skip(_next).Take(PicturesAProcess).ToList();
        _next += shown.Count;
        return Show(shown);
    }

    private CaptureCommand Show(List<string> pictures)
    {
        var (width, height) = (PanningStream.CanvasFor(settings.Width), PanningStream.CanvasFor(settings.Height));
        string[] arguments =
        [
            Pipeline.Quiet,
            "concat",
            "name=show",
            .. Pipeline.OutInTime,
            .. pictures.SelectMany(path => Branch(path, width, height)),
        ];
        return new CaptureCommand(Pipeline.Program, arguments, width, height, IsRound: true);
    }

    private static string? DecoderOf(string path) => Pipeline.Decoder(PictureFormats.OfFile(path));

    private IEnumerable<string> Branch(string path, int width, int height)
    {
        var frames = Math.Max(1, (int)(settings.PictureTime.TotalSeconds * settings.FramesPerSecond));
        return
        [
            "filesrc", Pipeline.Location(path), "!", DecoderOf(path)!,
            .. ExifOrientation.OfFile(path) is { } turn ? Pipeline.Flip(turn) : [],
            .. Pipeline.Turned(settings),
            .. Pipeline.Fit(width, height),
            "!",
            "imagefreeze",
            string.Create(CultureInfo.InvariantCulture, $"num-buffers={frames}"),
            "!",
            Pipeline.Rate(settings.FramesPerSecond),
            "!",
            "show.",
        ];
    }
}
