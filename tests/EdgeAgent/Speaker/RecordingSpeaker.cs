using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.Hosting;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker;

/// <summary>A speaker that writes down what it is asked, and plays as the clock goes.</summary>
internal sealed class RecordingSpeaker(ManualClock clock) : ISpeaker
{
    private TimeSpan _since;
    private TimeSpan _elapsed;
    private TaskCompletionSource _changed = new();

    public string Provider => "local";

    public List<string> Asked { get; } = [];

    public HashSet<string> Broken { get; } = [];

    /// <summary>When set, nothing reaches the speaker.</summary>
    public bool Unplugged { get; set; }

    public long Session { get; private set; } = 1;

    public PlayState State { get; private set; }

    public string? Track { get; private set; }

    public int Volume { get; private set; } = 100;

    public string? Fault { get; set; }

    /// <summary>Whatever a speaker may throw that it should not, when it is asked to play this.</summary>
    public Dictionary<string, Exception> Throws { get; } = [];

    /// <summary>The same when it is read.</summary>
    public Exception? ReadFault { get; set; }

    public TimeSpan Length { get; set; } = TimeSpan.FromMinutes(3);

    public TimeSpan Elapsed => State == PlayState.Playing && !Stalled ? _elapsed + (clock.Steady - _since) : _elapsed;

    public bool Stalled { get; set; }

    /// <summary>What it plays is a stream.</summary>
    public bool IsEndless { get; set; }

    public string? StreamTitle { get; set; }

    public bool HasSoundCard { get; set; } = true;

    public Task PlayAsync(string track, TimeSpan from, CancellationToken cancellationToken)
    {
        Ask($"play {track}{(from > TimeSpan.Zero ? $" from {from.TotalSeconds:0}" : "")}");
        if (Throws.TryGetValue(track, out var fault)) throw fault;
        if (Broken.Contains(track)) throw new SpeakerException($"{track} is broken.", SpeakerFault.Track);
        (Track, Next, State, _elapsed, _since, StreamTitle) = (track, null, PlayState.Playing, from, clock.Steady, null);
        return Task.CompletedTask;
    }

    /// <summary>When set, it can go on to the next track by itself.</summary>
    public bool CanFollow { get; set; }

    public string? Next { get; private set; }

    public Exception? WaitFault { get; set; }

    public Task<bool> FollowWithAsync(string? track, CancellationToken cancellationToken)
    {
        if (!CanFollow) return Task.FromResult(false);
        Ask($"follow with {track ?? "nothing"}");
        Next = track;
        return Task.FromResult(track is not null);
    }

    public Task PauseAsync(CancellationToken cancellationToken)
    {
        Ask("pause");
        PauseByHand();
        return Task.CompletedTask;
    }

    public Task ResumeAsync(CancellationToken cancellationToken)
    {
        Ask("resume");
        if (HasSoundCard) ResumeByHand();
        else LoseSoundCard();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Ask("stop");
        (Track, State) = (null, PlayState.Stopped);
        return Task.CompletedTask;
    }

    public Task SetVolumeAsync(int percent, CancellationToken cancellationToken)
    {
        Ask($"volume {percent}");
        Volume = percent;
        return Task.CompletedTask;
    }

    public Task<SpeakerState> ReadAsync(CancellationToken cancellationToken)
    {
        if (Unplugged) throw new SpeakerException("Nobody answers.", SpeakerFault.Lost);
        if (ReadFault is not null) throw ReadFault;
        if (State == PlayState.Playing && Elapsed >= Length && !IsEndless)
        {
            if (Next is null) (State, Track) = (PlayState.Stopped, null);
            else if (Broken.Contains(Next)) (State, Fault) = (PlayState.Stopped, $"{Next} is broken.");
            else (Track, Next, _elapsed, _since) = (Next, null, TimeSpan.Zero, clock.Steady);
        }

        return Task.FromResult(
            new SpeakerState(Session, State, Track, Elapsed, IsEndless ? null : Length, Volume, Fault) { StreamTitle = StreamTitle }
        );
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        if (WaitFault is not null) throw WaitFault;
        _changed = new TaskCompletionSource();
        return _changed.Task.WaitAsync(cancellationToken);
    }

    public void PauseByHand()
    {
        _elapsed = Elapsed;
        State = PlayState.Paused;
    }

    public void ResumeByHand()
    {
        if (Track is not null) (State, _since) = (PlayState.Playing, clock.Steady);
    }

    public void SetVolumeByHand(int percent) => Volume = percent;

    /// <summary>The track is over although its length says otherwise.</summary>
    public void EndNow() => (State, Track) = (PlayState.Stopped, null);

    public void FailNow(string fault) => (State, Fault) = (PlayState.Stopped, fault);

    /// <summary>As MPD does when its sound card cannot be opened.</summary>
    public void LoseSoundCard()
    {
        PauseByHand();
        Fault = "The player says: Failed to open ALSA device.";
        HasSoundCard = false;
    }

    public void Restart(string? restored = null)
    {
        Session++;
        (Track, State, _elapsed, Volume) = (restored, restored is null ? PlayState.Stopped : PlayState.Paused, TimeSpan.Zero, 100);
    }

    private void Ask(string what)
    {
        if (Unplugged) throw new SpeakerException("Nobody answers.", SpeakerFault.Lost);
        Asked.Add(what);
        Fault = null;
    }
}
