using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Speaker;

/// <summary>What a speaker says of itself.</summary>
/// <param name="Session">Another number than before: the speaker was away, and may have forgotten what it played.</param>
/// <param name="State">Whether it sounds.</param>
/// <param name="Track">The id of the track that is played or paused, or that failed; null when there is none.</param>
/// <param name="Elapsed">How far into the track.</param>
/// <param name="Duration">The track's length as the decoder sees it; null if unknown.</param>
/// <param name="VolumePercent">0 to 100; null where it has no volume.</param>
/// <param name="Fault">What went wrong with this track or with the sound, as one sentence; null when nothing did.</param>
internal sealed record SpeakerState(
    long Session,
    PlayState State,
    string? Track,
    TimeSpan Elapsed,
    TimeSpan? Duration,
    int? VolumePercent,
    string? Fault)
{
    /// <summary>How long before its end the next track may begin.</summary>
    public TimeSpan Overlap { get; init; }

    /// <summary>It is about to sound, as it says itself: what it waits for, such as an advertisement, is no stall of the track.</summary>
    public bool IsLoading { get; init; }

    /// <summary>What a stream says it plays; null where it says nothing, or where it is no stream.</summary>
    public string? StreamTitle { get; init; }
}
