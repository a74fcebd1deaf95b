namespace Roomtone.Lab.Demo;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Camera"><c>auto</c>, <c>pictures</c>, <c>browser</c>, <c>/dev/videoN</c> or the full path of a video file.</param>
/// <param name="For">When to stop; null runs until Ctrl-C.</param>
/// <param name="Json">Whether the summary is one JSON line.</param>
/// <param name="Fresh">Whether to forget the history of earlier demos.</param>
/// <param name="Tls">Whether every way is encrypted under an authority of its own, and the box joins with a one-time code.</param>
/// <param name="Speaker">Who plays.</param>
/// <param name="Online">Whether the page loads the real players instead of their stand-ins.</param>
internal sealed record DemoOptions(
    string Camera = "auto",
    TimeSpan? For = null,
    bool Json = false,
    bool Fresh = false,
    bool Tls = false,
    DemoSpeaker Speaker = DemoSpeaker.Local,
    bool Online = false
);

internal enum DemoSpeaker
{
    /// <summary>The local library, at the box.</summary>
    Local,

    /// <summary>The local library, YouTube, SoundCloud and Spotify, in a page that asks with a tap; at the box until then.</summary>
    Browser,

    /// <summary>A stand-in for Spotify, with the local library behind it.</summary>
    SpotifyStandIn,
}
