using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Speaker;

/// <summary>
/// An audio output. It plays one track at a time; what comes next is decided elsewhere.
/// All methods throw <see cref="SpeakerException"/>, and only that, when it cannot be done.
/// </summary>
internal interface ISpeaker
{
    /// <summary>Whose tracks it plays best now, e.g. <c>local</c>: these are chosen first.</summary>
    string Provider { get; }

    /// <summary>Whose tracks can sound now, best first.</summary>
    IReadOnlyList<string> Providers => [Provider];

    /// <summary>What people should know although music sounds, as one sentence; null when all is well.</summary>
    string? Notice => null;

    /// <summary>Whether tracks of a provider can sound now.</summary>
    bool Plays(string provider) => Providers.Contains(provider);

    /// <summary>Plays a track instead of what is playing.</summary>
    /// <param name="track">The provider's id of the track.</param>
    /// <param name="from">Where in the track to begin.</param>
    /// <param name="cancellationToken">Gives up waiting for the speaker.</param>
    Task PlayAsync(string track, TimeSpan from, CancellationToken cancellationToken);

    /// <summary>Lets a track follow the playing one without a gap, instead of one that was to follow before.</summary>
    /// <param name="track">The provider's id of the track; null: none.</param>
    /// <param name="cancellationToken">Gives up waiting for the speaker.</param>
    /// <returns>Whether it will follow by itself; a speaker that cannot do so falls silent at the end of the track.</returns>
    Task<bool> FollowWithAsync(string? track, CancellationToken cancellationToken) => Task.FromResult(false);

    Task PauseAsync(CancellationToken cancellationToken);

    Task ResumeAsync(CancellationToken cancellationToken);

    Task StopAsync(CancellationToken cancellationToken);

    /// <param name="percent">0 to 100.</param>
    /// <param name="cancellationToken">Gives up waiting for the speaker.</param>
    Task SetVolumeAsync(int percent, CancellationToken cancellationToken);

    Task<SpeakerState> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Returns when something has changed since the last return, so that nothing is missed between two calls.</summary>
    Task WaitForChangeAsync(CancellationToken cancellationToken);
}

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

/// <summary>The speaker, or the player behind it, did not do what was asked; the message is one sentence.</summary>
internal sealed class SpeakerException(string sentence, SpeakerFault fault, Exception? inner = null) : Exception(sentence, inner)
{
    public SpeakerFault Fault => fault;
}

internal enum SpeakerFault
{
    /// <summary>It cannot be reached; trying again later may help.</summary>
    Lost,

    /// <summary>It answered, and refused.</summary>
    Refused,

    /// <summary>It cannot play this track; another one may sound.</summary>
    Track,

    /// <summary>It plays another provider's tracks from now on; this track is not to blame.</summary>
    Moved,
}
