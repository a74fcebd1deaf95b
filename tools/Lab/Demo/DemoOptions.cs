using Roomtone.Hosting;

namespace Roomtone.Lab.Demo;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Camera"><c>auto</c>, <c>pictures</c>, <c>/dev/videoN</c> or the full path of a video file.</param>
/// <param name="For">When to stop; null runs until Ctrl-C.</param>
/// <param name="Json">Whether the summary is one JSON line.</param>
/// <param name="Fresh">Whether to forget the history of earlier demos.</param>
/// <param name="Tls">Whether every way is encrypted under an authority of its own, and the box joins with a one-time code.</param>
/// <param name="SpotifyStandIn">Whether the music comes from a stand-in for Spotify, with the local library behind it.</param>
internal sealed record DemoOptions(string Camera = "auto", TimeSpan? For = null, bool Json = false, bool Fresh = false, bool Tls = false, bool SpotifyStandIn = false)
{
    private const int LongestSeconds = 30 * 24 * 3600;

    /// <exception cref="UsageException">An argument is not known, or its value is not allowed.</exception>
    public static DemoOptions Parse(IEnumerable<string> arguments)
    {
        var options = new DemoOptions();
        var rest = new Arguments(arguments);
        while (rest.Next(out var argument))
        {
            options = argument switch
            {
                "--camera" => options with { Camera = CameraFrom(rest.Value()) },
                "--for" => options with { For = rest.Seconds(LongestSeconds) },
                "--json" => options with { Json = true },
                "--speaker" => options with { SpotifyStandIn = SpeakerFrom(rest.Value()) },
                "--fresh" => options with { Fresh = true },
                "--tls" => options with { Tls = true },
                _ => throw new UsageException($"demo does not know '{argument}'. It knows --camera auto|pictures|/dev/videoN|FILE, --speaker local|spotify-stand-in, --for SECONDS, --json, --fresh and --tls."),
            };
        }

        return options;
    }

    private static string CameraFrom(string value)
    {
        if (value is "auto" or "pictures") return value;
        return File.Exists(value)
            ? Path.GetFullPath(value)
            : throw new UsageException($"There is no camera or video file '{value}'. Allowed: auto, pictures, /dev/videoN, or the path of a video file.");
    }

    private static bool SpeakerFrom(string value) => value switch
    {
        "spotify-stand-in" => true,
        "local" => false,
        _ => throw new UsageException($"--speaker is '{value}'; it must be local or spotify-stand-in."),
    };
}
