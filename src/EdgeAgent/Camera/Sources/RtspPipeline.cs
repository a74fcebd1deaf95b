namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>
/// A camera in the network. Over TCP, since lost packets smear the picture. Where there is a password the pipeline goes to
/// <see cref="HiddenPipeline"/>, because a command line can be read by everybody on the box.
/// </summary>
internal static class RtspPipeline
{
    private const string Secret = "camera-password";

    /// <summary>A camera that does not answer is given up after this long, in microseconds.</summary>
    private const string Timeout = "tcp-timeout=5000000";

    public static CaptureCommand For(CameraSettings settings) => For(settings, Hosting.Secret.Read(Secret));

    public static CaptureCommand For(CameraSettings settings, string? password)
    {
        string[] arguments =
        [
            Pipeline.Quiet,
            "rtspsrc",
            Pipeline.Location(Address(settings.Source, password)),
            "protocols=tcp",
            "latency=200",
            "drop-on-latency=true",
            Timeout,
            .. Login(settings, password),
            "!",
            "application/x-rtp,media=video",
            "!",
            "decodebin",
            .. Pipeline.AtMost(settings.FramesPerSecond),
            .. Pipeline.Turned(settings),
            .. Pipeline.Fit(settings.Width, settings.Height),
            .. Pipeline.Out,
        ];
        var command = new CaptureCommand(Pipeline.Program, arguments, settings.Width, settings.Height, IsRound: false);
        return password is null ? command : HiddenPipeline.Of(command) with { Secret = password };
    }

    private static string Address(string source, string? password) =>
        source.Replace(AddressSecrets.Placeholder, Uri.EscapeDataString(password ?? ""), StringComparison.Ordinal);

    private static IEnumerable<string> Login(CameraSettings settings, string? password)
    {
        if (settings.User is { } user) yield return $"user-id={Pipeline.Quoted(user)}";
        if (settings.User is not null && password is not null) yield return $"user-pw={Pipeline.Quoted(password)}";
    }
}
