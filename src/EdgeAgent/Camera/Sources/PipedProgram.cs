using System.Globalization;

namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>A program that writes pictures in a form of its own, and GStreamer behind it, which makes frames of them.</summary>
internal static class PipedProgram
{
    // The number of words of the first program, then both programs. Both die with the shell, and the first one's fault
    // goes before the second one's, which is then only that nothing came.
    private const string Shell = """
        count=$1; shift
        setpriv --pdeathsig KILL "${@:1:count}" | setpriv --pdeathsig KILL "${@:count+1}"
        codes=("${PIPESTATUS[@]}")
        (( codes[0] == 0 || codes[0] == 141 )) || exit "${codes[0]}"
        exit "${codes[1]}"
        """;

    /// <exception cref="CameraException">The program is not there.</exception>
    public static CaptureCommand For(CommandSettings command, CameraSettings settings)
    {
        if (!ProgramPath.IsThere(command.Program))
            throw new CameraException($"The camera program {command.Program} is not there. {Fix(command.Program)}");
        string[] reader =
        [
            Pipeline.Program, Pipeline.Quiet, "fdsrc", "fd=0", "!", .. Reading(command, settings.FramesPerSecond),
            .. Pipeline.Turned(settings),
            .. Pipeline.Fit(settings.Width, settings.Height),
            .. Pipeline.Out,
        ];
        var count = (command.Arguments.Count + 1).ToString(CultureInfo.InvariantCulture);
        string[] arguments = ["-c", Shell, "capture", count, command.Program, .. command.Arguments, .. reader];
        return new CaptureCommand("bash", arguments, settings.Width, settings.Height, IsRound: false);
    }

    private static string[] Reading(CommandSettings command, int rate) =>
        command.Format == CommandSettings.Mjpeg
            ?
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"image/jpeg,width={command.Width},height={command.Height},pixel-aspect-ratio=1/1,framerate={rate}/1"
                ),
                "!",
                "jpegdec",
            ]
            :
            [
                "rawvideoparse",
                $"format={command.Format}",
                Number("width", command.Width),
                Number("height", command.Height),
                $"framerate={rate}/1",
                .. Planes(command),
            ];

    /// <summary>Where each plane begins and how far apart its rows are, padding included.</summary>
    private static string[] Planes(CommandSettings command)
    {
        var stride = command.Stride > 0 ? command.Stride : command.RowBytes;
        var first = stride * command.Height;
        if (command.Format == CommandSettings.Rgb) return [Number("frame-size", first), $"plane-strides=<{stride}>", "plane-offsets=<0>"];
        var small = stride / 2 * (command.Height / 2);
        return
        [
            Number("frame-size", first + (2 * small)),
            string.Create(CultureInfo.InvariantCulture, $"plane-strides=<{stride},{stride / 2},{stride / 2}>"),
            string.Create(CultureInfo.InvariantCulture, $"plane-offsets=<0,{first},{first + small}>"),
        ];
    }

    private static string Number(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value}");

    private static string Fix(string program) => program.Contains("rpicam", StringComparison.Ordinal)
        ? "Install it: sudo apt-get install rpicam-apps"
        : "Install it, or correct Camera:Command:Program.";
}
