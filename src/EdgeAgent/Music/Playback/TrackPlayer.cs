using System.Globalization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Queue;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>
/// Starts, pauses and ends tracks on the speaker, and records it. The <see cref="PlaybackController"/> lets in one caller
/// at a time. Throws <see cref="SpeakerException"/> where the speaker is lost.
/// </summary>
internal sealed class TrackPlayer(ISpeaker speaker, LineUp lineUp, PlaybackEventRecorder recorder, TimeProvider time)
{
    private const int AttemptsAtOnce = 5;

    private readonly TrackTrail _trail = new();

    /// <summary>How much of the current track was jumped over.</summary>
    private TimeSpan _jumped;

    public PlaybackState State { get; } = new();

    /// <summary>The share of the current track that was heard, 0 to 1: what was jumped over was not.</summary>
    private double Heard => Math.Max(0, State.Heard - Jumped(State.Current));

    /// <summary>Takes up where the last run of the agent ended; a track that still plays is not started again.</summary>
    public async Task RestoreAsync(PlaybackSnapshot snapshot, CancellationToken cancellationToken)
    {
        State.Wanted = snapshot.Paused ? PlayState.Paused : PlayState.Playing;
        var report = await speaker.ReadAsync(cancellationToken);
        // A player that was restarted may play on from before the pause.
        if (snapshot.Paused && report.State == PlayState.Playing) await speaker.PauseAsync(cancellationToken);
        if (snapshot.Current is not { } playing || report.State == PlayState.Stopped || report.Track != playing.Track.Id) return;
        State.Start(playing, report.Elapsed, time.Steady);
        await speaker.FollowWithAsync(null, cancellationToken);
    }

    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        State.Wanted = PlayState.Playing;
        if (State.Current is null) await StartNextAsync(cancellationToken);
        else await speaker.ResumeAsync(cancellationToken);
    }

    public async Task PauseAsync(CancellationToken cancellationToken)
    {
        State.Wanted = PlayState.Paused;
        await speaker.PauseAsync(cancellationToken);
    }

    /// <summary>Ends the track, if there is one, and starts what comes next.</summary>
    public async Task SkipAsync(string why, CancellationToken cancellationToken)
    {
        EndEarly(why);
        await StartNextAsync(cancellationToken);
    }

    /// <summary>Goes on at another place in the current track.</summary>
    public async Task SeekAsync(TimeSpan to, CancellationToken cancellationToken)
    {
        if (State.Current is not { } playing) return;
        var (over, asked) = (to - State.Elapsed, time.Steady);
        await speaker.PlayAsync(playing.Track.Id, to, cancellationToken);
        if (State.Wanted == PlayState.Paused) await speaker.PauseAsync(cancellationToken);
        State.Start(playing, to, time.Steady, asked);
        if (over > TimeSpan.Zero) _jumped += over;
    }

    /// <summary>The current track from its beginning; within its first seconds, the one before it.</summary>
    public async Task BackAsync(string by, CancellationToken cancellationToken)
    {
        if (State.Elapsed >= TrackTrail.BeginsAnewFrom || _trail.Back() is not { } before)
        {
            await SeekAsync(TimeSpan.Zero, cancellationToken);
            return;
        }

        EndEarly($"{by} went back to the track before.");
        await StartAsync(new NowPlaying(before.Track, null, $"{by} went back to it.") { Turn = by }, cancellationToken);
    }

    /// <summary>Plays a track that a person chose.</summary>
    public async Task PlayAsync(Track track, string by, CancellationToken cancellationToken)
    {
        EndEarly($"{by} chose another track.");
        await StartAsync(new NowPlaying(track.Info, null, $"{by} chose it.") { Turn = by }, cancellationToken);
    }

    /// <summary>Starts what comes next; another one if the speaker cannot play it, a few times.</summary>
    public async Task StartNextAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsAtOnce && lineUp.First() is { } next; attempt++)
        {
            if (!await StartAsync(next.Playing, cancellationToken)) continue;
            if (next.Chosen is { } chosen) recorder.Chosen(chosen);
            return;
        }
    }

    /// <summary>Does what follows from an observation of the speaker.</summary>
    /// <param name="transition">What has happened.</param>
    /// <param name="queued">How the queued track came to be that.</param>
    /// <param name="cancellationToken">Gives up waiting for the speaker.</param>
    public async Task ApplyAsync(PlaybackTransition transition, NextUp? queued, CancellationToken cancellationToken)
    {
        switch (transition)
        {
            case PlaybackTransition.Ended(var ended, var cutShort):
                Ended(ended, cutShort);
                break;
            case PlaybackTransition.Advanced(var ended, var next, var cutShort):
                Ended(ended, cutShort);
                Started(next, started => State.GoOn(started, time.Steady));
                if (queued?.Chosen is { } chosen) recorder.Chosen(chosen);
                break;
            case PlaybackTransition.NextFailed(var ended, var next, var fault):
                recorder.Finished(ended, Math.Max(0, 1 - Jumped(ended)));
                Failed(next, fault);
                break;
            case PlaybackTransition.Failed(var failed, var heard, var fault) failure:
                if (failure.IsDoubtful) recorder.Stalled(failed, heard, fault);
                else recorder.Failed(failed, heard, fault);
                break;
            case PlaybackTransition.Interrupted(var interrupted):
                await RestartAsync(interrupted, cancellationToken);
                break;
            case PlaybackTransition.PlaysAgain:
                await speaker.PauseAsync(cancellationToken);
                break;
            case PlaybackTransition.OutputFailed(var fault):
                await speaker.ResumeAsync(cancellationToken);
                throw new SpeakerException($"{fault} Look at the sound card and its cable; it is tried again.", SpeakerFault.Lost);
            default:
                break;
        }
    }

    /// <summary>A station plays its next title.</summary>
    public void Rename(NowPlaying playing, TrackInfo title)
    {
        var renamed = playing with { Track = title };
        State.Rename(renamed);
        recorder.Renamed(playing, renamed);
    }

    /// <summary>Ends a station, which does not come again for a while, and starts something else.</summary>
    public async Task LeaveAsync(NowPlaying playing, string why, CancellationToken cancellationToken)
    {
        GiveUp(playing, why);
        await StartNextAsync(cancellationToken);
        if (State.Current is null) await speaker.StopAsync(cancellationToken); // Nothing else may play, and what plays may not.
    }

    /// <summary>The room closes: what plays ends, and nothing comes until somebody or the calendar wants it.</summary>
    public async Task SilenceAsync(string why, CancellationToken cancellationToken)
    {
        State.Wanted = PlayState.Paused;
        Cut(why);
        await speaker.FollowWithAsync(null, cancellationToken);
        await speaker.StopAsync(cancellationToken);
    }

    /// <summary>The calendar has something else: the track ends here, which says nothing of taste.</summary>
    public async Task GoOnAsync(string why, CancellationToken cancellationToken)
    {
        Cut(why);
        State.Wanted = PlayState.Playing;
        await StartNextAsync(cancellationToken);
        if (State.Current is null) await speaker.StopAsync(cancellationToken); // Nothing may play, and what plays is over.
    }

    /// <summary>Ends a track that has no end by itself.</summary>
    /// <returns>Whether something else is there to play.</returns>
    public async Task<bool> MoveOnAsync(CancellationToken cancellationToken)
    {
        if (State.Current is not { } playing || lineUp.First() is not { } next || next.Playing.Track.Id == playing.Track.Id) return false;
        recorder.Finished(playing, 1);
        State.Clear();
        await StartNextAsync(cancellationToken);
        return true;
    }

    /// <summary>The speaker has moved to another provider: the track ends here, and is not to blame.</summary>
    public void Abandon(NowPlaying playing)
    {
        recorder.Interrupted(playing, Heard, speaker.Notice ?? "Another speaker took over.");
        State.Clear();
    }

    /// <summary>The track cannot be dealt with: it ends here and is set aside.</summary>
    public void GiveUp(NowPlaying playing, string why)
    {
        var heard = Heard;
        State.Clear();
        recorder.Failed(playing, heard, why);
    }

    /// <summary>Starts the current track again where it was.</summary>
    private async Task RestartAsync(NowPlaying playing, CancellationToken cancellationToken)
    {
        try
        {
            var asked = time.Steady;
            await speaker.PlayAsync(playing.Track.Id, State.Elapsed, cancellationToken);
            State.Start(playing, State.Elapsed, time.Steady, asked);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Track)
        {
            recorder.Failed(playing, Heard, e.Message);
            State.Clear();
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Moved)
        {
            Abandon(playing);
        }
    }

    private async Task<bool> StartAsync(NowPlaying playing, CancellationToken cancellationToken)
    {
        var asked = time.Steady;
        try
        {
            await speaker.PlayAsync(playing.Track.Id, TimeSpan.Zero, cancellationToken);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Track)
        {
            Failed(playing, e.Message);
            return false;
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Moved)
        {
            return false;
        }
        catch (Exception e) when (e is not (SpeakerException or OperationCanceledException))
        {
            Failed(playing, $"The agent failed over it ({e.GetType().Name}: {e.Message.TrimEnd('.')}).");
            return false;
        }

        Started(playing, started => State.Start(started, TimeSpan.Zero, time.Steady, asked));
        return true;
    }

    /// <summary>It did not even begin.</summary>
    private void Failed(NowPlaying playing, string why)
    {
        recorder.Failed(playing, 0, why);
        lineUp.Leave(playing.Track.Id);
    }

    /// <summary>A track that ended long before its end says nothing of taste: nobody heard it whole, and nobody skipped it.</summary>
    private void Ended(NowPlaying playing, double? cutShort)
    {
        if (cutShort is { } heard)
            recorder.Failed(
                playing,
                heard,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"It ended after {heard:P0} of its length: the file is cut short, or the player was stopped by hand."
                )
            );
        else recorder.Finished(playing, Math.Max(0, 1 - Jumped(playing)));
    }

    private double Jumped(NowPlaying? playing) =>
        playing is { Track.DurationSeconds: > 0 and var seconds } ? _jumped.TotalSeconds / seconds : 0;

    private void Started(NowPlaying playing, Action<NowPlaying> note)
    {
        playing = playing with { Since = time.GetUtcNow() };
        _jumped = TimeSpan.Zero;
        _trail.Add(playing);
        lineUp.Leave(playing.Track.Id);
        note(playing);
        recorder.Started(playing);
    }

    private void Cut(string why)
    {
        if (State.Current is { } playing) recorder.Cut(playing, why);
        State.Clear();
    }

    private void EndEarly(string why)
    {
        State.Wanted = PlayState.Playing;
        if (State.Current is { } playing) recorder.Skipped(playing, Heard, why);
        State.Clear();
    }
}
