using Roomtone.EdgeAgent.State.Files;
using Roomtone.Hosting;
using Roomtone.Hosting.Settings;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>Where the pictures come from and how they should arrive.</summary>
internal sealed record CameraSettings : ISettings
{
    public const string Auto = "auto";
    public const string FromPictures = "pictures";
    public const string Libcamera = "libcamera";
    public const string Rpicam = "rpicam";
    public const string Argus = "argus";
    public const string FromCommand = "command";
    public const string FromBrowser = "browser";
    private const string Devices = "/dev/";
    private const string Allowed =
        "Allowed: auto, pictures, /dev/videoN, libcamera, rpicam, argus, rtsp://HOST/PATH, command, browser or the path of a video file.";

    private static readonly string[] Words = [Auto, FromPictures, Libcamera, Rpicam, Argus, FromCommand, FromBrowser];

    public static string Section => "Camera";

    /// <summary>
    /// <c>auto</c> (a camera where there is one, else the pictures), <c>pictures</c>, <c>/dev/videoN</c> (USB),
    /// <c>libcamera</c> or <c>rpicam</c> (the ribbon cable of a Raspberry Pi), <c>argus</c> (that of a Jetson),
    /// <c>rtsp://HOST/PATH</c>, <c>command</c> (see <see cref="Command"/>), <c>browser</c> (a page on a phone or laptop, in homes
    /// only), or a video file.
    /// </summary>
    [Example("\"auto\" or \"/dev/video0\"")]
    public string Source { get; init; } = Auto;

    /// <summary>The user's name at an RTSP camera; the password is the secret <c>camera-password</c>, never a setting.</summary>
    public string? User { get; init; }

    /// <summary>Which camera on the ribbon cables: 0 to 7, for <c>rpicam</c> and <c>argus</c>.</summary>
    public int Sensor { get; init; }

    /// <summary>The program of the source <c>command</c>.</summary>
    public CommandSettings Command { get; init; } = new();

    /// <summary>The folder of photographs that <c>pictures</c> shows.</summary>
    public string? Pictures { get; init; }

    /// <summary>Pixels of the picture after the turn, 64 to 3840.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Pixels of the picture after the turn, 64 to 2160.</summary>
    public int Height { get; init; } = 480;

    /// <summary>1 to 30.</summary>
    public int FramesPerSecond { get; init; } = 10;

    /// <summary>Degrees clockwise that the picture is turned by: 0, 90, 180 or 270.</summary>
    public int Rotation { get; init; }

    /// <summary>Whether left and right change places, after the turn.</summary>
    public bool Mirror { get; init; }

    /// <summary>How long each photograph is shown, 1 s to 10 min.</summary>
    public TimeSpan PictureTime { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// A capture process that has given a frame is restarted after this long without another one, 1 s to 5 min; a slow
    /// camera has time for four frames in any case.
    /// </summary>
    public TimeSpan StallAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a capture process may take to its first frame, 1 s to 5 min. USB cameras need a second or two.</summary>
    public TimeSpan StartWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest pause before a lost camera is tried again, 1 s to 1 h.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a page is the camera.</summary>
    public bool IsBrowser => Source == FromBrowser;

    public bool IsDevice => Source.StartsWith(Devices, StringComparison.Ordinal);

    /// <summary>Whether it is a camera in the network.</summary>
    public bool IsAddress =>
        Source.StartsWith("rtsp://", StringComparison.OrdinalIgnoreCase)
        || Source.StartsWith("rtsps://", StringComparison.OrdinalIgnoreCase);

    public bool IsFile => !Words.Contains(Source) && !IsDevice && !IsAddress;

    /// <summary>What the camera itself should give: the size before the turn.</summary>
    public (int Width, int Height) BeforeTurn => Rotation is 90 or 270 ? (Height, Width) : (Width, Height);

    public IEnumerable<string> Problems() => BadSources().Concat(BadNumbers()).Concat(BadTimes());

    private IEnumerable<string> BadSources()
    {
        if (IsFile && !File.Exists(Source)) yield return $"Source is {AddressSecrets.Hidden(Source)}, which is not there. {Allowed}";
        if (IsFile && FileFacts.Of(Source) is { Kind: not FileKind.Regular })
            yield return $"Source is {Source}, which is no file but a named pipe, a socket or a device. {Allowed}";
        if (IsAddress && AddressSecrets.Problem(Source) is { } problem) yield return problem;
        if (User is not null && !IsAddress) yield return $"User is {User}, which only an rtsp:// source has. Remove it.";
        if (Source == FromCommand) foreach (var bad in Command.Problems()) yield return $"Command: {bad}";
        if (Source == FromPictures && Pictures is null)
            yield return "Pictures is not set. Give the folder of photographs that the source 'pictures' shows.";
        if (Pictures is not null && !Directory.Exists(Pictures))
            yield return $"Pictures is {Pictures}, which is not a folder. Give a folder of photographs.";
    }

    private IEnumerable<string> BadNumbers()
    {
        if (Width is < 64 or > 3840) yield return $"Width is {Width}. Allowed: 64 to 3840 pixels.";
        if (Height is < 64 or > 2160) yield return $"Height is {Height}. Allowed: 64 to 2160 pixels.";
        if (FramesPerSecond is < 1 or > 30) yield return $"FramesPerSecond is {FramesPerSecond}. Allowed: 1 to 30.";
        if (Rotation is not (0 or 90 or 180 or 270)) yield return $"Rotation is {Rotation}. Allowed: 0, 90, 180, 270 degrees.";
        if (Sensor is < 0 or > 7) yield return $"Sensor is {Sensor}. Allowed: 0 to 7.";
        if (Sensor != 0 && Source == Libcamera) yield return $"Sensor is {Sensor}, which libcamera cannot choose. Set Source to {Rpicam}.";
    }

    private IEnumerable<string> BadTimes()
    {
        (string Name, TimeSpan Value, TimeSpan Most)[] times =
        [
            (nameof(PictureTime), PictureTime, TimeSpan.FromMinutes(10)),
            (nameof(StallAfter), StallAfter, TimeSpan.FromMinutes(5)),
            (nameof(StartWithin), StartWithin, TimeSpan.FromMinutes(5)),
            (nameof(LongestPause), LongestPause, TimeSpan.FromHours(1)),
        ];
        return times.Where(time => time.Value < TimeSpan.FromSeconds(1) || time.Value > time.Most)
            .Select(time => $"{time.Name} is {time.Value}. Allowed: 00:00:01 to {time.Most}.");
    }
}
