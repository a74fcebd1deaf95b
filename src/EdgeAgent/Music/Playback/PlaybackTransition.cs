namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>What the last observation of the speaker revealed, and the controller must act on.</summary>
internal abstract record PlaybackTransition
{
    /// <summary>Nothing to do.</summary>
    internal sealed record None : PlaybackTransition;

    /// <summary>The track ended and nothing follows it.</summary>
    /// <param name="Track">The track.</param>
    /// <param name="CutShort">The share that was heard where it ended long before its end, 0 to 1; null where it is whole.</param>
    internal sealed record Ended(NowPlaying Track, double? CutShort) : PlaybackTransition;

    /// <summary>The track ended, and the speaker has gone on to the queued one.</summary>
    /// <inheritdoc cref="Ended"/>
    internal sealed record Advanced(NowPlaying Track, NowPlaying Next, double? CutShort) : PlaybackTransition;

    /// <summary>The track played to its end, and the queued one cannot be played.</summary>
    internal sealed record NextFailed(NowPlaying Track, NowPlaying Next, string Fault) : PlaybackTransition;

    /// <summary>The track cannot be played any further.</summary>
    /// <param name="Track">The track.</param>
    /// <param name="Heard">The share of it that was heard, 0 to 1.</param>
    /// <param name="Fault">What went wrong, as one sentence.</param>
    internal sealed record Failed(NowPlaying Track, double Heard, string Fault) : PlaybackTransition
    {
        /// <summary>Whether it may have been something else than the track.</summary>
        public bool IsDoubtful { get; init; }
    }

    /// <summary>The speaker restarted or was given something else: the track must be started again where it was.</summary>
    internal sealed record Interrupted(NowPlaying Track) : PlaybackTransition;

    /// <summary>A person wants silence, and the speaker began to play by itself, as after its restart.</summary>
    internal sealed record PlaysAgain : PlaybackTransition;

    /// <summary>The speaker has stopped because its audio output failed.</summary>
    internal sealed record OutputFailed(string Fault) : PlaybackTransition;
}
