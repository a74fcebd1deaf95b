namespace Roomtone.EdgeAgent.Camera;

/// <summary>How long to wait before a lost camera is tried again: doubling, up to a cap, and from the start once it has run well.</summary>
internal sealed class RestartPause(TimeSpan longest)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);

    /// <summary>A capture that lived this long was well; its end is a new fault.</summary>
    private static readonly TimeSpan Well = TimeSpan.FromSeconds(10);

    private TimeSpan _next = Shortest;

    /// <param name="lived">From the first frame to the last of the capture that ended; zero when there was none.</param>
    public TimeSpan After(TimeSpan lived)
    {
        if (lived >= Well) _next = Shortest;
        var pause = _next < longest ? _next : longest;
        _next = pause * 2;
        return pause;
    }
}
