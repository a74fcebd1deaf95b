using Microsoft.Extensions.Hosting;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>
/// Keeps the music playing: polls the speaker every second and at each change, and acts on what has happened. Polls and
/// commands run one at a time, in the order they came. Reconnects indefinitely and restores playback.
/// </summary>
internal sealed class PlaybackController(
    ISpeaker speaker,
    TrackPlayer player,
    GaplessQueue queue,
    StreamFollower streams,
    VolumeControl volume,
    SpeakerConnectionMonitor connection,
    LiveTrackPublisher publisher,
    PlaybackSnapshotStore snapshots,
    PersonOverrides hands,
    FaultLog faults,
    TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    private const int FailuresATrack = 3;

    private readonly SemaphoreSlim _gate = new(1);
    private readonly PollTrigger _trigger = new(speaker, time);
    private readonly PlaybackState _state = player.State;
    private bool _isRestored;
    private int _failures;

    /// <summary>The current track, or null.</summary>
    public NowPlaying? Playing => _state.Current;

    /// <summary>Whether music should play or be paused; null until it is known how the last run ended.</summary>
    public PlayState? Wanted => _isRestored ? _state.Wanted : null;

    /// <summary>Whether music is heard, as far as is known.</summary>
    public bool IsSounding => _state is { Wanted: PlayState.Playing, Current: not null } && connection.Fault is null;

    /// <summary>The suggestions are out of date; the next poll publishes new ones. From any thread.</summary>
    public void Refresh() => publisher.Invalidate();

    /// <summary>Polls at once: there may be something to play. From any thread.</summary>
    public void RequestPoll()
    {
        publisher.Invalidate();
        _trigger.Request();
    }

    /// <summary>Runs a command between two polls, and publishes what came of it.</summary>
    /// <exception cref="CommandRefusedException">The speaker does not do it.</exception>
    public async Task RunAsync(Func<TrackPlayer, Task> command, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await RestoreAsync(cancellationToken);
            await command(player);
        }
        catch (SpeakerException e)
        {
            throw new CommandRefusedException(e.Message);
        }
        finally
        {
            publisher.Invalidate();
            TryPublish();
            _gate.Release();
        }
    }

    /// <summary>Asks for something between two polls; the speaker may be lost.</summary>
    public async Task<T> AskAsync<T>(Func<T> ask, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return ask();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Changes what comes next, between two polls, and publishes it; the speaker may be lost.</summary>
    public async Task ChangeNextAsync(Action change, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            snapshots.Restore();
            change();
        }
        finally
        {
            publisher.Invalidate();
            TryPublish();
            _gate.Release();
        }

        _trigger.Request(); // Another track may be lined up already.
    }

    /// <summary>Changes what was played before, between two polls; the speaker may be lost.</summary>
    public async Task ChangeHistoryAsync(Action change, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            snapshots.Restore();
            change();
            snapshots.Invalidate();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Reads the speaker once and acts on what has happened.</summary>
    /// <returns>How long to wait, at most, before the next poll.</returns>
    internal async Task<TimeSpan> PollAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await RestoreAsync(cancellationToken);
            await ReadAsync(cancellationToken);
            connection.Answered();
            _failures = 0;
            return PollInterval;
        }
        catch (SpeakerException e)
        {
            return connection.Lost(e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            faults.Say("The player's state could not be followed", e);
            return AfterFailure(e);
        }
        finally
        {
            TryPublish();
            _gate.Release();
        }
    }

    /// <summary>Whatever it is that is not understood, after a few failures the track with which it comes is let go of.</summary>
    private TimeSpan AfterFailure(Exception fault)
    {
        if (++_failures < FailuresATrack || Playing is not { } playing)
            return connection.Lost($"What the player says cannot be followed ({fault.Message.TrimEnd('.')}).");
        _failures = 0;
        player.GiveUp(playing, $"The agent failed over it ({fault.Message.TrimEnd('.')}).");
        return PollInterval;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        TaskGroup.RunAsync(_trigger.ListenAsync(stoppingToken), PollAlwaysAsync(stoppingToken));

    private async Task PollAlwaysAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var wait = await PollAsync(cancellationToken);
            if (await _trigger.WaitAsync(wait, cancellationToken)) publisher.Invalidate();
        }
    }

    private async Task RestoreAsync(CancellationToken cancellationToken)
    {
        if (_isRestored) return;
        var snapshot = snapshots.Restore();
        await player.RestoreAsync(hands.KeepsSilent ? snapshot with { Paused = true } : snapshot, cancellationToken);
        _isRestored = true;
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var asked = time.Steady;
        var report = await speaker.ReadAsync(cancellationToken);
        var now = time.Steady;
        var abandoned = Playing is { } playing && !speaker.Plays(playing.Track.Provider) ? playing : null;
        if (abandoned is not null) player.Abandon(abandoned);
        await volume.FollowAsync(report, cancellationToken);
        await player.ApplyAsync(_state.Observe(report, now, now - asked), queue.Queued, cancellationToken);
        await streams.FollowAsync(report, cancellationToken);
        if (_state is { Wanted: PlayState.Playing, Current: null }) await player.StartNextAsync(cancellationToken);
        if (abandoned is not null && _state.Current is null) await SilenceAsync(cancellationToken);
        await queue.UpdateAsync(_state, cancellationToken);
    }

    /// <summary>Nothing may play: what has begun does not go on, nor does what was to follow.</summary>
    private async Task SilenceAsync(CancellationToken cancellationToken)
    {
        await speaker.FollowWithAsync(null, cancellationToken);
        await speaker.StopAsync(cancellationToken);
    }

    private void TryPublish()
    {
        try
        {
            publisher.Publish(_state, volume.Percent, connection.Fault, speaker.Notice);
            if (_isRestored) snapshots.Save(_state);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            faults.Say("What plays could not be told", e);
        }
    }
}
