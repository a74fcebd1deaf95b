using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify;

/// <summary>
/// A Connect speaker as our speaker. Spotify has no call that waits, so it is looked at from time to time and its time
/// is reckoned between. The inner exception of its <see cref="SpeakerException"/> says which trouble it is.
/// </summary>
internal sealed class SpotifySpeaker(SpotifyApi api, ConnectDevice device, RateLimiter budget, TimeProvider time) : ISpeaker, IDisposable
{
    public const string SpotifyProvider = "spotify";

    /// <summary>A command with all that it takes, such as waking the speaker.</summary>
    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(3.5);

    /// <summary>One failed look is bad luck; one that was waited for this long is a cut line.</summary>
    private static readonly TimeSpan LongFailure = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LookWhileStill = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly ConnectPlayback _playback = new(api, device, time);
    private readonly VolumeQuantization _echo = new();
    private int? _volume;
    private int _failures;
    private TimeSpan? _lookedAt;

    public string Provider => SpotifyProvider;

    public async Task PlayAsync(string track, TimeSpan from, CancellationToken cancellationToken)
    {
        await CommandAsync((id, limit) => api.PlayAsync(id, track, from, limit), cancellationToken);
        _playback.ExpectPlaying(track, from);
        Begin();
    }

    public async Task PauseAsync(CancellationToken cancellationToken)
    {
        await CommandAsync(api.PauseAsync, cancellationToken);
        _playback.ExpectPaused();
        Begin();
    }

    /// <summary>Where a person has put on something else meanwhile, our track is put on again.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (_playback.Asked is not { } track) return;
        await PlayAsync(track, _playback.Head.Elapsed(time.Steady), cancellationToken);
    }

    /// <summary>The Web API knows no stop.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await CommandAsync(api.PauseAsync, cancellationToken);
        _playback.Forget();
    }

    public async Task SetVolumeAsync(int percent, CancellationToken cancellationToken)
    {
        try
        {
            await CommandAsync((id, limit) => api.SetVolumeAsync(id, percent, limit), cancellationToken);
            _echo.Set(percent);
            _volume = percent;
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Track)
        {
            throw new SpeakerException(e.Message, SpeakerFault.Refused, e.InnerException);
        }
    }

    public async Task<SpeakerState> ReadAsync(CancellationToken cancellationToken)
    {
        if (_playback.Asked is { } track)
        {
            if (device.WhyLeft is { } why) throw Covered(new SpotifyException(why, SpotifyTrouble.NoDevice));
            if (device.HasMoved && _playback.Head.State == PlayState.Playing)
                await PlayAsync(track, _playback.Head.Elapsed(time.Steady), cancellationToken);
        }

        if (!IsDue()) return State();
        var began = time.GetTimestamp();
        try
        {
            await ReconcileAsync(await api.PlayerAsync(isLook: true, cancellationToken), cancellationToken);
            _failures = 0;
        }
        catch (SpotifyException e)
        {
            if (!MayBeBadLuck(e, time.GetElapsedTime(began))) throw Covered(e);
        }
        catch (Exception e) when (e is not (OperationCanceledException or SpeakerException))
        {
            throw Covered(NotUnderstood(e));
        }

        return State();
    }

    /// <summary>Returns when the track should end, or when a command has changed it.</summary>
    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        var wait = _playback.Head.Ends is { } end ? end - time.Steady : LongestWait;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changed = _changed.WaitAsync(limit.Token);
        await Task.WhenAny(
            changed,
            Task.Delay(
                wait > LongestWait ? LongestWait
                    : wait > ShortestWait ? wait
                    : ShortestWait,
                time,
                limit.Token
            )
        );
        await limit.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>
    /// Whether the speaker could play now: Spotify answers and lists it. A track of ours that went on while Spotify
    /// could not be told is paused, as another speaker sounds by now.
    /// </summary>
    /// <exception cref="SpotifyException">It could not.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var id = await device.FindAsync(cancellationToken);
        if (_playback.Asked is not { } left) return;
        var player = await api.PlayerAsync(isLook: true, cancellationToken);
        if (player is { IsPlaying: true, Device: { } where } && device.Is(where) && player.Item?.Uri == left)
            await api.PauseAsync(id, cancellationToken);
    }

    /// <summary>Ends a wait for a change.</summary>
    public void Wake()
    {
        if (_changed.CurrentCount == 0) _changed.Release();
    }

    public void Dispose() => _changed.Dispose();

    private void Begin()
    {
        _failures = 0;
        Wake();
    }

    private bool IsDue()
    {
        var now = time.Steady;
        if (_playback.IsSettling || _failures > 0 || _playback.Head.Ends <= now) return true;
        var every = _playback.Head.State == PlayState.Playing ? budget.LookEvery : LookWhileStill;
        return _lookedAt is not { } last || now - last >= every;
    }

    private async Task ReconcileAsync(PlayerAnswer? player, CancellationToken cancellationToken)
    {
        _lookedAt = time.Steady;
        if (player?.Device is { VolumePercent: { } volume, SupportsVolume: true } where && device.Is(where))
            _volume = _echo.Meaning(volume);
        if (await _playback.SeeAsync(player, cancellationToken))
            Wake();
    }

    private SpeakerState State()
    {
        var head = _playback.Head;
        return new(_playback.Session, head.State, head.Track, head.Elapsed(time.Steady), head.Length, _volume, null);
    }

    private bool MayBeBadLuck(SpotifyException e, TimeSpan took)
    {
        // Our own holding back is no news of the speaker either, as long as Spotify itself has set no deadline.
        if (e.Trouble == SpotifyTrouble.Limited && budget.ClosedUntil is null) return true;
        return e.Trouble == SpotifyTrouble.Unreachable && ++_failures < 2 && took < LongFailure;
    }

    /// <summary>One fault of Spotify's own is met with one more try.</summary>
    private async Task CommandAsync(Func<string, CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CommandLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await TwiceAsync(() => device.AskAsync(id => ask(id, both.Token), both.Token));
        }
        catch (SpotifyException e)
        {
            throw Covered(e);
        }
        catch (Exception e) when (e is not (OperationCanceledException or SpeakerException))
        {
            throw Covered(NotUnderstood(e));
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Covered(
                new SpotifyException(
                    $"Spotify does not do it within {CommandLimit.TotalSeconds:0.#} s.",
                    SpotifyTrouble.Unreachable,
                    inner: e
                )
            );
        }
    }

    private async Task TwiceAsync(Func<Task> command)
    {
        var began = time.GetTimestamp();
        try
        {
            await command();
        }
        catch (SpotifyException e) when (e.Trouble == SpotifyTrouble.Unreachable && time.GetElapsedTime(began) < LongFailure)
        {
            await command();
        }
    }

    /// <summary>An answer in which something is missing or cannot be.</summary>
    private static SpotifyException NotUnderstood(Exception e) =>
        new($"Spotify's answer is not what its documents say ({e.Message.TrimEnd('.')}).", SpotifyTrouble.Unreachable, inner: e);

    private static SpeakerException Covered(SpotifyException e) =>
        new(e.Message, e.Trouble == SpotifyTrouble.NotThere ? SpeakerFault.Track : SpeakerFault.Lost, e);
}
