namespace Roomtone.EdgeAgent.Speaker.Routing;

/// <summary>The local library in a venue, where Spotify was asked for: Spotify's terms allow consumer accounts in private only.</summary>
internal sealed class VenueSpeaker(ISpeaker local) : ISpeaker
{
    public const string Why =
        "This box stands in a venue (Device:Place), and Spotify's terms allow its accounts only in private rooms. The local library plays; clear Spotify:ClientId to end this notice.";

    /// <summary>Whether or not it was asked for in the settings.</summary>
    public const string WhyNoPage =
        "This box stands in a venue (Device:Place), and Spotify's terms allow its accounts only in private rooms.";

    public string Provider => local.Provider;

    public IReadOnlyList<string> Providers => local.Providers;

    public string? Notice => local.Notice is { } more ? $"{Why} {more}" : Why;

    public Task PlayAsync(string track, TimeSpan from, CancellationToken cancellationToken) =>
        track.StartsWith("spotify:", StringComparison.Ordinal)
            ? throw new SpeakerException(Why, SpeakerFault.Refused)
            : local.PlayAsync(track, from, cancellationToken);

    public Task<bool> FollowWithAsync(string? track, CancellationToken cancellationToken) =>
        local.FollowWithAsync(track, cancellationToken);

    public Task PauseAsync(CancellationToken cancellationToken) => local.PauseAsync(cancellationToken);

    public Task ResumeAsync(CancellationToken cancellationToken) => local.ResumeAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => local.StopAsync(cancellationToken);

    public Task SetVolumeAsync(int percent, CancellationToken cancellationToken) => local.SetVolumeAsync(percent, cancellationToken);

    public Task<SpeakerState> ReadAsync(CancellationToken cancellationToken) => local.ReadAsync(cancellationToken);

    public Task WaitForChangeAsync(CancellationToken cancellationToken) => local.WaitForChangeAsync(cancellationToken);
}
