namespace Roomtone.EdgeAgent.Speaker;

/// <summary>
/// Something that sounds. It plays one track at a time; what comes next is not its business.
/// All methods throw <see cref="SpeakerException"/>, and only that, when it cannot be done.
/// </summary>
internal interface ISpeaker
{
    /// <summary>Whose tracks it plays, e.g. <c>local</c>.</summary>
    string Provider { get; }

    /// <summary>Plays a track instead of what is playing.</summary>
    /// <param name="track">The provider's id of the track.</param>
    /// <param name="from">Where in the track to begin.</param>
    /// <param name="cancellationToken">Gives up waiting for the speaker.</param>
    Task PlayAsync(string track, TimeSpan from, CancellationToken cancellationToken);

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
