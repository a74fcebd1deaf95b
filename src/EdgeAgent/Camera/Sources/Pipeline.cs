using System.Globalization;
using Roomtone.EdgeAgent.Camera.Pictures;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>The parts that all our GStreamer pipelines share, as arguments of <c>gst-launch-1.0</c>.</summary>
internal static class Pipeline
{
    public const string Program = "gst-launch-1.0";

    /// <summary>Says nothing on standard output, where the pixels go.</summary>
    public const string Quiet = "-q";

    /// <summary>At the source's own pace.</summary>
    public static readonly string[] Out = ["!", "fdsink", "fd=1", "sync=false"];

    /// <summary>At the pace of the frames' times, for sources that are faster than life.</summary>
    public static readonly string[] OutInTime = ["!", "fdsink", "fd=1", "sync=true"];

    /// <summary>Raw RGB of exactly this size; what does not fit the shape gets black bars, never a stretch.</summary>
    public static string[] Fit(int width, int height) =>
        ["!", "videoconvert", "!", "videoscale", "add-borders=true", "!", Rgb(width, height)];

    public static string Rate(int framesPerSecond) =>
        string.Create(CultureInfo.InvariantCulture, $"video/x-raw,framerate={framesPerSecond}/1");

    /// <summary>Frames beyond this rate are dropped; a slower source stays as it is.</summary>
    public static string[] AtMost(int framesPerSecond) =>
        [
            "!",
            "videorate",
            "drop-only=true",
            "!",
            string.Create(CultureInfo.InvariantCulture, $"video/x-raw,framerate=[0/1,{framesPerSecond}/1]"),
        ];

    /// <summary>Turn and mirror as the settings want them.</summary>
    public static IEnumerable<string> Turned(CameraSettings settings)
    {
        string? turn = settings.Rotation switch { 90 => "90r", 180 => "180", 270 => "90l", _ => null };
        if (turn is not null) foreach (var part in Flip(turn)) yield return part;
        if (settings.Mirror) foreach (var part in Flip("horiz")) yield return part;
    }

    /// <summary>The older property <c>method</c> does nothing in GStreamer 1.22.</summary>
    public static string[] Flip(string direction) => ["!", "videoflip", $"video-direction={direction}"];

    /// <summary>A path as gst-launch's own little language reads it.</summary>
    public static string Location(string path) => $"location={Quoted(path)}";

    /// <summary>Any text as a value in that language.</summary>
    public static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>
    /// GStreamer's decoder of a kind of picture, null where the common plug-ins have none. By name, since decodebin takes
    /// libav's where it is there, which reads no bitmap from a stream.
    /// </summary>
    public static string? Decoder(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => "jpegdec",
        PictureFormat.Png => "pngdec",
        PictureFormat.Bmp => "gdkpixbufdec",
        _ => null,
    };

    private static string Rgb(int width, int height) =>
        string.Create(CultureInfo.InvariantCulture, $"video/x-raw,format=RGB,width={width},height={height},pixel-aspect-ratio=1/1");
}
