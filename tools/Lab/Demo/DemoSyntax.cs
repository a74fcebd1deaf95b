using System.CommandLine;
using System.CommandLine.Parsing;
using Roomtone.Cli.CommandLine;
using Roomtone.Hosting;

namespace Roomtone.Lab.Demo;

/// <summary><c>./roomtone demo</c> on the command line.</summary>
internal sealed class DemoSyntax : CommandSyntax<DemoOptions>
{
    private const int LongestSeconds = 30 * 24 * 3600;

    private readonly Option<string> _camera = CommandOption.Of(
        "--camera",
        "auto|pictures|browser|/dev/videoN|FILE",
        "Where the pictures come from.",
        "auto",
        CameraFrom
    );

    private readonly Option<DemoSpeaker> _speaker = CommandOption.Of(
        "--speaker",
        "local|browser|spotify-stand-in",
        "Who plays.",
        DemoSpeaker.Local,
        SpeakerFrom
    );

    private readonly Option<TimeSpan?> _for = CommandOption.Seconds("--for", LongestSeconds, "Ends by itself and prints a summary.");

    private readonly Option<bool> _json = CommandOption.Flag("--json", "The summary as one JSON line.");

    private readonly Option<bool> _fresh = CommandOption.Flag("--fresh", "Forgets the history of earlier demos.");

    private readonly Option<bool> _tls = CommandOption.Flag("--tls", "Encrypts every way; the box joins with a one-time code.");

    private readonly Option<bool> _online = CommandOption.Flag(
        "--online", "With --speaker browser: the real players of YouTube, SoundCloud and Spotify, from the internet.");

    public DemoSyntax()
        : base("demo", "Starts everything privately under .run/ and prints the dashboard's address and login.")
    {
        foreach (Option option in new Option[] { _camera, _speaker, _for, _json, _fresh, _tls, _online }) Add(option);
    }

    protected override DemoOptions Read(ParseResult line)
    {
        if (line.GetValue(_online) && line.GetValue(_speaker) != DemoSpeaker.Browser)
            throw new UsageException("--online is for the players of the page; give --speaker browser with it.");
        return new(
            line.GetValue(_camera)!,
            line.GetValue(_for),
            line.GetValue(_json),
            line.GetValue(_fresh),
            line.GetValue(_tls),
            line.GetValue(_speaker),
            line.GetValue(_online)
        );
    }

    private static string CameraFrom(string value, ArgumentResult result)
    {
        if (value is "auto" or "pictures" or "browser")
            return value;
        if (!File.Exists(value))
            result.AddError(
                $"There is no camera or video file '{value}'. Allowed: auto, pictures, browser, /dev/videoN, or the path of a video file."
            );
        return Path.GetFullPath(value);
    }

    private static DemoSpeaker SpeakerFrom(string value, ArgumentResult result)
    {
        if (value == "local") return DemoSpeaker.Local;
        if (value == "browser") return DemoSpeaker.Browser;
        if (value != "spotify-stand-in") result.AddError($"--speaker is '{value}'; it must be local, browser or spotify-stand-in.");
        return DemoSpeaker.SpotifyStandIn;
    }
}
