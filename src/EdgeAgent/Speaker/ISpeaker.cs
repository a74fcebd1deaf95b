namespace Roomtone.EdgeAgent.Speaker;

/// <summary>
/// Something that sounds. It plays one track at a time; what comes next is not its business.
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
