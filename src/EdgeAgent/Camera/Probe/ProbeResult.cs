namespace Roomtone.EdgeAgent.Camera.Probe;

/// <summary>What came of trying the camera.</summary>
/// <param name="Kind">The kind of source that was tried.</param>
/// <param name="Frames">How many pictures came.</param>
/// <param name="FramesPerSecond">0 below two frames.</param>
/// <param name="Light">Of the last picture; null without one.</param>
/// <param name="Why">Why no more came; null while they come.</param>
/// <param name="Lines">What the capture program said.</param>
internal sealed record ProbeResult(
    string Kind,
    int Frames,
    double FramesPerSecond,
    PictureLight? Light,
    string? Why,
    IReadOnlyList<string> Lines
)
{
    /// <summary>All that was said, for those who look for a word.</summary>
    public string Said => string.Join('\n', Lines.Append(Why ?? ""));
}
