namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>What a look at the speaker told.</summary>
internal enum DeckNews
{
    /// <summary>It is as it should be.</summary>
    AsWanted,

    /// <summary>The track came to its end.</summary>
    Ended,

    /// <summary>The track came to its end, and the speaker has gone on to the one that was lined up.</summary>
    Followed,

    /// <summary>The track came to its end, and the one that was lined up cannot be played.</summary>
    NextFailed,

    /// <summary>The track cannot be played on.</summary>
    Failed,

    /// <summary>The speaker was away or was given something else: our track must be put back.</summary>
    Forgotten,

    /// <summary>The speaker holds still because it cannot sound.</summary>
    NoSound,

    /// <summary>Somebody paused it at the speaker.</summary>
    PausedByHand,

    /// <summary>Somebody started it at the speaker.</summary>
    StartedByHand,
}
