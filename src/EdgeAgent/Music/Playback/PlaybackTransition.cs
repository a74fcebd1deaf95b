namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>What the last observation of the speaker revealed, and the controller must act on.</summary>
internal abstract record PlaybackTransition
{
    /// <summary>Nothing to do.</summary>
    internal sealed record None : PlaybackTransition;

    /// <summary>The track played to its end and nothing follows it.</summary>
    internal sealed record Ended(NowPlaying Track) : PlaybackTransition;

    /// <summary>The track played to its end, and the speaker has gone on to the queued one.</summary>
    internal sealed record Advanced(NowPlaying Track, NowPlaying Next) : PlaybackTransition;

    /// <summary>The track played to its end, and the queued one cannot be played.</summary>
    internal sealed record NextFailed(NowPlaying Track, NowPlaying Next, string Fault) : PlaybackTransition;

    /// <summary>The track cannot be played any further.</summary>
    /// <param name="Track">The track.</param>
    /// <param name="Heard">The share of it that was heard, 0 to 1.</param>
    /// <param name="Fault">What went wrong, as one sentence.</param>
    internal sealed record Failed(NowPlaying Track, double Heard, string Fault) : PlaybackTransition;

    /// <summary>The speaker restarted or was given something else: the track must be started again where it was.</summary>
    internal sealed record Interrupted(NowPlaying Track) : PlaybackTransition;

    /// <summary>The speaker has stopped because its audio output failed.</summary>
    internal sealed record OutputFailed(string Fault) : PlaybackTransition;
}
