using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;

namespace Roomtone.EdgeAgent.Speaker.Spotify;

/// <summary>
/// A Connect speaker as our speaker. Spotify has no call that waits, so it is looked at from time to time and its time
/// is reckoned between. Commands may arrive in another order than they were sent: what was wanted is compared with what
/// is read, and sent once more. The inner exception of its <see cref="SpeakerException"/> says which trouble it is.
/// </summary>
internal sealed class SpotifySpeaker(SpotifyApi api, ConnectDevice device, RequestBudget budget, TimeProvider time) : ISpeaker, IDisposable
{
    public const string SpotifyProvider = "spotify";

    /// <summary>How long Spotify may show the old state after a command.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1.2);

    /// <summary>A command with all that it takes, such as waking the speaker.</summary>
    private static readonly TimeSpan CommandLimit = TimeSpan.FromSeconds(3.5);

    /// <summary>One failed look is bad luck; one that was waited for this long is a cut line.</summary>
    private static readonly TimeSpan LongFailure = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LookWhileStill = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _changed = new(0, 1);
    private Playhead _head = Playhead.Silent(DateTimeOffset.MinValue);
    private Wish? _wish;
    private string? _asked;
    private int? _volume;
    private long _session = 1;
    private int _failures;
    private bool _stoodStill;
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    public string Provider => SpotifyProvider;

    public async Task PlayAsync(string track, TimeSpan from, CancellationToken cancellationToken)
    {
        await CommandAsync(limit => device.AskAsync(id => api.PlayAsync(id, track, from, limit), limit), cancellationToken);
        _asked = track;
        Expect(new Playhead(track, PlayState.Playing, from, null, time.GetUtcNow()));
    }

    public async Task PauseAsync(CancellationToken cancellationToken)
    {
        await CommandAsync(limit => device.AskAsync(id => api.PauseAsync(id, limit), limit), cancellationToken);
        Expect(_head with { State = PlayState.Paused, At = _head.Elapsed(time.GetUtcNow()), Seen = time.GetUtcNow() });
    }

    /// <summary>Where a person has put on something else meanwhile, our track is put on again.</summary>
    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        if (_asked is not { } track) return;
        await PlayAsync(track, _head.Elapsed(time.GetUtcNow()), cancellationToken);
    }

    /// <summary>The Web API knows no stop.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await CommandAsync(limit => device.AskAsync(id => api.PauseAsync(id, limit), limit), cancellationToken);
        (_asked, _wish, _head) = (null, null, Playhead.Silent(time.GetUtcNow()));
    }

    public async Task SetVolumeAsync(int percent, CancellationToken cancellationToken)
    {
        try
        {
            await CommandAsync(limit => device.AskAsync(id => api.SetVolumeAsync(id, percent, limit), limit), cancellationToken);
            _volume = percent;
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Track)
        {
            throw new SpeakerException(e.Message, SpeakerFault.Refused, e.InnerException);
        }
    }

    public async Task<SpeakerState> ReadAsync(CancellationToken cancellationToken)
    {
        if (!IsDue()) return State();
        var began = time.GetTimestamp();
        try
        {
            await LookAsync(await api.PlayerAsync(isLook: true, cancellationToken), cancellationToken);
            _failures = 0;
        }
        catch (SpotifyException e)
        {
            if (!MayBeBadLuck(e, time.GetElapsedTime(began))) throw Covered(e);
        }

        return State();
    }

    /// <summary>Returns when the track should end, or when a command has changed it.</summary>
    public async Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        var wait = _head.Ends is { } end ? end - time.GetUtcNow() : LongestWait;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changed = _changed.WaitAsync(limit.Token);
        await Task.WhenAny(changed, Task.Delay(wait > LongestWait ? LongestWait : wait > ShortestWait ? wait : ShortestWait, time, limit.Token));
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
        if (_asked is not { } left) return;
        var player = await api.PlayerAsync(isLook: true, cancellationToken);
        if (player is { IsPlaying: true, Device: { } where } && device.Is(where) && player.Item?.Uri == left) await api.PauseAsync(id, cancellationToken);
    }

    public void Dispose() => _changed.Dispose();

    private bool IsDue()
    {
        var now = time.GetUtcNow();
        if (_wish is not null || _failures > 0 || _head.Ends <= now) return true;
        var every = _head.State == PlayState.Playing ? budget.LookEvery : LookWhileStill;
        return now - _lookedAt >= every;
    }

    private SpeakerState State() => new(_session, _head.State, _head.Track, _head.Elapsed(time.GetUtcNow()), _head.Length, _volume, null);

    private bool MayBeBadLuck(SpotifyException e, TimeSpan took)
    {
        // Our own holding back is no news of the speaker either, as long as Spotify itself has set no deadline.
        if (e.Trouble == SpotifyTrouble.Limited && budget.ClosedUntil is null) return true;
        return e.Trouble == SpotifyTrouble.Unreachable && ++_failures < 2 && took < LongFailure;
    }

    private async Task LookAsync(PlayerAnswer? player, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        _lookedAt = now;
        if (player?.Device is { VolumePercent: { } volume, SupportsVolume: true } where && device.Is(where)) _volume = volume;
        var seen = Seen(player, now);
        if (_wish is { } wish) await CompareAsync(wish, seen, cancellationToken);
        else await FollowAsync(seen, cancellationToken);
    }

    /// <summary>What plays elsewhere does not sound here.</summary>
    private Playhead Seen(PlayerAnswer? player, DateTimeOffset now)
    {
        if (player?.Item is not { } item || player.Device is not { } where) return Playhead.Silent(now);
        var isHere = device.Is(where);
        var track = item.LinkedFrom?.Uri ?? item.Uri;
        return new Playhead(track, player.IsPlaying && isHere ? PlayState.Playing : PlayState.Paused, TimeSpan.FromMilliseconds(player.ProgressMs ?? 0), TimeSpan.FromMilliseconds(item.DurationMs), now);
    }

    /// <summary>After a command: until it shows, what was wanted is taken as true; it is sent twice at most.</summary>
    private async Task CompareAsync(Wish wish, Playhead seen, CancellationToken cancellationToken)
    {
        if (wish.IsMetBy(seen))
        {
            (_wish, _head) = (null, seen.Track == wish.Head.Track ? seen : wish.Head);
            Wake();
            return;
        }

        if (time.GetUtcNow() - wish.SentAt < Settling) return;
        if (wish.IsSecond) throw new SpotifyException($"Spotify took the command, but \"{device.Name}\" does not follow.", SpotifyTrouble.NoDevice);
        await SendAgainAsync(wish.Head, cancellationToken);
        _wish = wish with { IsSecond = true, SentAt = time.GetUtcNow() };
    }

    private Task SendAgainAsync(Playhead head, CancellationToken cancellationToken) => device.AskAsync(
        id => head.State == PlayState.Playing ? api.PlayAsync(id, head.Track!, head.Elapsed(time.GetUtcNow()), cancellationToken) : api.PauseAsync(id, cancellationToken),
        cancellationToken);

    private async Task FollowAsync(Playhead seen, CancellationToken cancellationToken)
    {
        var now = seen.Seen;
        if (_asked is null || _head.State != PlayState.Playing)
        {
            if (_asked is null || seen.Track == _asked) _head = seen;
        }
        else if (_head.IsNearEnd(now) && !IsStillOurs(seen))
        {
            // At its end, begun again, or followed by what Spotify thinks fits: the next track is ours to choose.
            (_head, _asked) = (Playhead.Silent(now), null);
        }
        else if (seen.Track is null)
        {
            await StoppedAsync(cancellationToken);
        }
        else
        {
            await HeardAsync(seen, cancellationToken);
        }
    }

    private bool IsStillOurs(Playhead seen) =>
        seen.Track == _asked && seen.State == PlayState.Playing && seen.At > _head.At;

    /// <summary>Nothing is active although our track should sound: the speaker is gone, or forgot what it played.</summary>
    private async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await device.FindAsync(cancellationToken);
        _session++;
        _head = _head with { Track = null, State = PlayState.Stopped, At = _head.Elapsed(time.GetUtcNow()), Length = null, Seen = time.GetUtcNow() };
    }

    /// <summary>Another track on the speaker is a person's choice at Spotify's own app: ours holds until a person wants it back.</summary>
    private async Task HeardAsync(Playhead seen, CancellationToken cancellationToken)
    {
        if (seen.Track != _asked)
        {
            _head = _head with { State = PlayState.Paused, At = _head.Elapsed(seen.Seen), Seen = seen.Seen };
            return;
        }

        // Spotify may show a speaker as playing for a while after it went away.
        var standsStill = seen.State == PlayState.Playing && seen.At == _head.At;
        if (standsStill && _stoodStill) await device.FindAsync(cancellationToken);
        _stoodStill = standsStill;
        _head = standsStill ? _head with { Length = seen.Length } : seen;
    }

    private void Expect(Playhead head)
    {
        (_head, _wish, _failures) = (head, new Wish(head, time.GetUtcNow(), false), 0);
        Wake();
    }

    /// <summary>Ends a wait for a change.</summary>
    public void Wake()
    {
        if (_changed.CurrentCount == 0) _changed.Release();
    }

    /// <summary>One fault of Spotify's own is met with one more try.</summary>
    private async Task CommandAsync(Func<CancellationToken, Task> command, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CommandLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var began = time.GetTimestamp();
            try
            {
                await command(both.Token);
            }
            catch (SpotifyException e) when (e.Trouble == SpotifyTrouble.Unreachable && time.GetElapsedTime(began) < LongFailure)
            {
                await command(both.Token);
            }
        }
        catch (SpotifyException e)
        {
            throw Covered(e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Covered(new SpotifyException($"Spotify does not do it within {CommandLimit.TotalSeconds:0.#} s.", SpotifyTrouble.Unreachable, inner: e));
        }
    }

    private static SpeakerException Covered(SpotifyException e) =>
        new(e.Message, e.Trouble == SpotifyTrouble.NotThere ? SpeakerFault.Track : SpeakerFault.Lost, e);

    /// <summary>What a command should lead to.</summary>
    private sealed record Wish(Playhead Head, DateTimeOffset SentAt, bool IsSecond)
    {
        /// <summary>A speaker that fell asleep is as silent as a paused one.</summary>
        public bool IsMetBy(Playhead seen) =>
            Head.State == PlayState.Playing ? seen.State == PlayState.Playing && seen.Track == Head.Track : seen.State != PlayState.Playing;
    }
}
