namespace Roomtone.Lab.Spotify;

/// <summary>What the account plays: one track on one device, going on by the clock. Safe from any thread.</summary>
public sealed class FakeSpotifyPlayer(TimeProvider time)
{
    /// <summary>How long a command that comes in the wrong order waits for the one to go before it.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromMilliseconds(400);

    private readonly Lock _gate = new();
    private Action? _late;
    private TimeSpan _at;
    private DateTimeOffset _since;
    private bool _plays;

    /// <summary>How many seconds of a track go by in one second.</summary>
    public double Pace { get; set; } = 1;

    /// <summary>What Spotify puts on by itself after a track; null for nothing.</summary>
    public FakeSpotifyTrack? AutoPlay { get; set; }

    public FakeSpotifyTrack? Track { get; private set; }

    public FakeSpotifyDevice? Device { get; private set; }

    /// <summary>Whether the room hears it, whatever anybody can know of it.</summary>
    public bool Sounds
    {
        get
        {
            lock (_gate) return IsPlayingNow && Device is { IsGone: false };
        }
    }

    public bool IsPlaying
    {
        get
        {
            lock (_gate) return IsPlayingNow;
        }
    }

    public TimeSpan Position
    {
        get
        {
            lock (_gate)
            {
                Settle();
                return Now;
            }
        }
    }

    private bool IsPlayingNow
    {
        get
        {
            Settle();
            return _plays;
        }
    }

    private TimeSpan Now => _plays ? _at + ((time.GetUtcNow() - _since) * Pace) : _at;

    public void Play(FakeSpotifyDevice device, FakeSpotifyTrack track, TimeSpan from)
    {
        lock (_gate) (Device, Track, _at, _since, _plays) = (device, track, from, time.GetUtcNow(), true);
    }

    public void Resume(FakeSpotifyDevice device)
    {
        lock (_gate) (Device, _since, _plays) = (device, time.GetUtcNow(), Track is not null);
    }

    public void Pause()
    {
        lock (_gate)
        {
            Settle();
            (_at, _plays) = (Now, false);
        }
    }

    public void Seek(TimeSpan to)
    {
        lock (_gate) (_at, _since) = (to, time.GetUtcNow());
    }

    public void Transfer(FakeSpotifyDevice device, bool play)
    {
        lock (_gate)
        {
            Settle();
            (_at, _since, _plays) = (Now, time.GetUtcNow(), _plays || (play && Track is not null));
            Device = device;
        }
    }

    /// <summary>As after half an hour without music: nothing is active any more.</summary>
    public void Forget()
    {
        lock (_gate) (Device, Track, _plays) = (null, null, false);
    }

    /// <summary>Does a command now, or after the next one.</summary>
    public void Do(Action command, bool isOutOfOrder)
    {
        if (Interlocked.Exchange(ref _late, null) is { } earlier)
        {
            command();
            earlier();
        }
        else if (isOutOfOrder)
        {
            _late = command;
            _ = DoLateAsync(command);
        }
        else
        {
            command();
        }
    }

    private async Task DoLateAsync(Action command)
    {
        await Task.Delay(Held, time);
        if (Interlocked.CompareExchange(ref _late, null, command) == command) command();
    }

    /// <summary>A track that has come to its end is shown as standing at its beginning.</summary>
    private void Settle()
    {
        if (!_plays || Track is null || Now < Track.Length) return;
        if (AutoPlay is { } next && next != Track) (Track, _at, _since) = (next, TimeSpan.Zero, time.GetUtcNow());
        else (_at, _plays) = (TimeSpan.Zero, false);
    }
}
