using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Mpd;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;

namespace Roomtone.EdgeAgent.Speaker.Routing;

/// <summary>
/// Two speakers as one: Spotify while its way is open, the local library else. A fault of Spotify ends its track, and
/// the controller chooses a local one at once; when the fault is over, the local track plays to its end first. One at a time
/// is to sound: what is left is paused as far as it can be told.
/// </summary>
internal sealed class SpeakerRouter(ISpeaker local, SpotifySpeaker spotify, SpotifyRoute route, TimeProvider time) : ISpeaker
{
    private static readonly TimeSpan HushLimit = TimeSpan.FromSeconds(1);

    private bool? _onSpotify;
    private (bool OnSpotify, long Inner) _last;
    private long _session;
    private bool _soundsLocally;

    public string Provider => route.IsOpen ? SpotifySpeaker.SpotifyProvider : MpdSpeaker.LocalProvider;

    public string? Notice => !route.IsOpen && _soundsLocally ? $"{route.Notice} The local library plays meanwhile." : route.Notice;

    public bool Plays(string provider) =>
        provider == MpdSpeaker.LocalProvider || (provider == SpotifySpeaker.SpotifyProvider && route.IsOpen);

    public async Task PlayAsync(string track, TimeSpan from, CancellationToken cancellationToken)
    {
        if (IsSpotifys(track)) await PlayOnSpotifyAsync(track, from, cancellationToken);
        else await PlayLocallyAsync(track, from, cancellationToken);
    }

    /// <summary>Spotify's queue cannot be taken back, so what follows is lined up only from the library to the library.</summary>
    public async Task<bool> FollowWithAsync(string? track, CancellationToken cancellationToken) =>
        _onSpotify != true && await local.FollowWithAsync(track is not null && IsSpotifys(track) ? null : track, cancellationToken);

    public Task PauseAsync(CancellationToken cancellationToken) => DoAsync(speaker => speaker.PauseAsync(cancellationToken));

    public Task ResumeAsync(CancellationToken cancellationToken) => DoAsync(speaker => speaker.ResumeAsync(cancellationToken));

    public Task StopAsync(CancellationToken cancellationToken) => DoAsync(speaker => speaker.StopAsync(cancellationToken));

    public async Task SetVolumeAsync(int percent, CancellationToken cancellationToken)
    {
        var wasOnSpotify = _onSpotify == true;
        await DoAsync(speaker => speaker.SetVolumeAsync(percent, cancellationToken));
        if (wasOnSpotify && _onSpotify == false) await local.SetVolumeAsync(percent, cancellationToken);
    }

    public async Task<SpeakerState> ReadAsync(CancellationToken cancellationToken)
    {
        route.Poll(cancellationToken);
        _onSpotify ??= route.IsOpen && !await IsPlayingLocallyAsync(cancellationToken);
        if (_onSpotify == true)
        {
            try
            {
                return Stamped(await spotify.ReadAsync(cancellationToken));
            }
            catch (SpeakerException e) when (e.InnerException is SpotifyException fault)
            {
                Leave(fault);
            }
        }

        var state = await local.ReadAsync(cancellationToken);
        _soundsLocally = state.State == PlayState.Playing;
        return Stamped(state);
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken) =>
        _onSpotify == true ? spotify.WaitForChangeAsync(cancellationToken) : local.WaitForChangeAsync(cancellationToken);

    private static bool IsSpotifys(string track) => track.StartsWith("spotify:", StringComparison.Ordinal);

    private async Task PlayOnSpotifyAsync(string track, TimeSpan from, CancellationToken cancellationToken)
    {
        if (!route.IsOpen) throw new SpeakerException(route.Notice ?? "Spotify is away.", SpeakerFault.Moved);
        try
        {
            await spotify.PlayAsync(track, from, cancellationToken);
        }
        catch (SpeakerException e) when (e is { Fault: SpeakerFault.Lost, InnerException: SpotifyException fault })
        {
            Leave(fault);
            throw new SpeakerException(e.Message, SpeakerFault.Moved, e);
        }

        if (_onSpotify == false) await HushAsync(local, cancellationToken);
        _onSpotify = true;
    }

    private async Task PlayLocallyAsync(string track, TimeSpan from, CancellationToken cancellationToken)
    {
        await local.PlayAsync(track, from, cancellationToken);
        _soundsLocally = true;
        if (_onSpotify == true) await HushAsync(spotify, cancellationToken);
        _onSpotify = false;
        spotify.Wake();
    }

    /// <summary>A command that Spotify does not take has no track to act on any more: the next look sees that and goes on.</summary>
    private async Task DoAsync(Func<ISpeaker, Task> ask)
    {
        if (_onSpotify != true)
        {
            await ask(local);
            return;
        }

        try
        {
            await ask(spotify);
        }
        catch (SpeakerException e) when (e is { Fault: SpeakerFault.Lost, InnerException: SpotifyException fault })
        {
            Leave(fault);
        }
    }

    private void Leave(SpotifyException fault)
    {
        route.Close(fault);
        _onSpotify = false;
        spotify.Wake(); // From now on changes of the other speaker count.
    }

    private async Task<bool> IsPlayingLocallyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await local.ReadAsync(cancellationToken)).State == PlayState.Playing;
        }
        catch (SpeakerException)
        {
            return false; // Spotify does not need it.
        }
    }

    private async Task HushAsync(ISpeaker speaker, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(HushLimit, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await speaker.StopAsync(limit.Token);
        }
        catch (Exception e) when (e is SpeakerException or OperationCanceledException)
        {
            // It cannot be told any more. The other one sounds, which matters more.
        }
    }

    /// <summary>Another speaker is another session: its volume is set anew, and nothing of the old one is expected of it.</summary>
    private SpeakerState Stamped(SpeakerState state)
    {
        var now = (_onSpotify == true, state.Session);
        if (now != _last) _session++;
        _last = now;
        return state with { Session = _session };
    }
}
