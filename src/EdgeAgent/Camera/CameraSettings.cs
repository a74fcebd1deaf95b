using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>Where the pictures come from and how they should arrive.</summary>
internal sealed record CameraSettings : ISettings
{
    public const string Auto = "auto";
    public const string FromPictures = "pictures";
    private const string Devices = "/dev/";

    public static string Section => "Camera";

    /// <summary><c>auto</c> (a camera where there is one, else the pictures), <c>pictures</c>, <c>/dev/videoN</c>, or a video file.</summary>
    public string Source { get; init; } = Auto;

    /// <summary>The folder of photographs that <c>pictures</c> shows.</summary>
    public string? Pictures { get; init; }

    /// <summary>Pixels, 64 to 3840.</summary>
    public int Width { get; init; } = 640;

    /// <summary>Pixels, 64 to 2160.</summary>
    public int Height { get; init; } = 480;

    /// <summary>1 to 30.</summary>
    public int FramesPerSecond { get; init; } = 10;

    /// <summary>Degrees clockwise that the picture is turned by: 0, 90, 180 or 270.</summary>
    public int Rotation { get; init; }

    /// <summary>Whether left and right change places, after the turn.</summary>
    public bool Mirror { get; init; }

    /// <summary>How long each photograph is shown, 1 s to 10 min.</summary>
    public TimeSpan PictureTime { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>A capture process that has given a frame is restarted after this long without another one, 1 s to 5 min.</summary>
    public TimeSpan StallAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a capture process may take to its first frame, 1 s to 5 min. USB cameras need a second or two.</summary>
    public TimeSpan StartWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest pause before a lost camera is tried again, 1 s to 1 h.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    public bool IsDevice => Source.StartsWith(Devices, StringComparison.Ordinal);

    public bool IsFile => Source is not (Auto or FromPictures) && !IsDevice;

    public IEnumerable<string> Problems()
    {
        if (IsFile && !File.Exists(Source))
            yield return $"Source is {Source}, which is not there. Allowed: {Auto}, {FromPictures}, /dev/videoN or the path of a video file.";
        if (Source == FromPictures && Pictures is null)
            yield return "Pictures is not set. Give the folder of photographs that the source 'pictures' shows.";
        if (Pictures is not null && !Directory.Exists(Pictures))
            yield return $"Pictures is {Pictures}, which is not a folder. Give a folder of photographs.";
        if (Width is < 64 or > 3840) yield return $"Width is {Width}. Allowed: 64 to 3840 pixels.";
        if (Height is < 64 or > 2160) yield return $"Height is {Height}. Allowed: 64 to 2160 pixels.";
        if (FramesPerSecond is < 1 or > 30) yield return $"FramesPerSecond is {FramesPerSecond}. Allowed: 1 to 30.";
        if (Rotation is not (0 or 90 or 180 or 270)) yield return $"Rotation is {Rotation}. Allowed: 0, 90, 180, 270 degrees.";
        foreach (var problem in BadTimes()) yield return problem;
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
