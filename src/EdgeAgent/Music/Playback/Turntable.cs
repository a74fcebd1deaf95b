using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>
/// Makes the speaker do what is wanted. A change of mood waits for the end of the track; only a person, an end or a
/// failure changes it. Not for two threads at once. Passes on <see cref="SpeakerException"/> where the speaker is lost.
/// </summary>
internal sealed class Turntable(ISpeaker speaker, Deck deck, Volume volume, TrackSelector selection, LineUp lineUp, TrackJournal journal, TimeProvider time)
{
    private const int TriesAtOnce = 5;

    public PlayState Wanted { get; private set; } = PlayState.Playing;

    /// <summary>Takes up where the last run of the agent ended; a track that still plays is not started again.</summary>
    public async Task ResumeAsync(DjMemory memory, CancellationToken cancellationToken)
    {
        Wanted = memory.Paused ? PlayState.Paused : PlayState.Playing;
        var state = await speaker.ReadAsync(cancellationToken);
        if (memory.Current is not { } playing || state.State == PlayState.Stopped || state.Track != playing.Track.Id) return;
        deck.Load(playing, state.Elapsed, time.Steady);
        await speaker.FollowWithAsync(null, cancellationToken);
    }

    /// <summary>Looks at the speaker and does what follows.</summary>
    /// <returns>Whether something changed.</returns>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var before = (deck.Current, Wanted, volume.Percent);
        var state = await speaker.ReadAsync(cancellationToken);
        if (deck.Current is { } playing && !speaker.Plays(playing.Track.Provider)) Leave(playing);
        await volume.FollowAsync(state, cancellationToken);
        await FollowAsync(deck.Look(state, Wanted, time.Steady), cancellationToken);
        if (Wanted == PlayState.Playing && deck.Current is null) await NextAsync(cancellationToken);
        await lineUp.LookAsync(Wanted, cancellationToken);
        return before != (deck.Current, Wanted, volume.Percent);
    }

    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        Wanted = PlayState.Playing;
        if (deck.Current is null) await NextAsync(cancellationToken);
        else await speaker.ResumeAsync(cancellationToken);
    }

    public async Task PauseAsync(CancellationToken cancellationToken)
    {
        Wanted = PlayState.Paused;
        await speaker.PauseAsync(cancellationToken);
    }

    /// <summary>Ends the track, if there is one, and puts on what fits best now.</summary>
    public async Task SkipAsync(string why, CancellationToken cancellationToken)
    {
        Wanted = PlayState.Playing;
        if (deck.Current is { } playing) journal.Skipped(playing, deck.Heard, why);
        deck.Clear();
        await NextAsync(cancellationToken);
    }

    public async Task PlayAsync(Track track, string by, CancellationToken cancellationToken)
    {
        if (deck.Current is { } playing) journal.Skipped(playing, deck.Heard, $"{by} chose another track.");
        deck.Clear();
        Wanted = PlayState.Playing;
        await PutOnAsync(new NowPlaying(track.Info, null, $"{by} chose it.") { Turn = by }, cancellationToken);
    }

    private async Task FollowAsync(DeckNews news, CancellationToken cancellationToken)
    {
        switch (news)
        {
            case DeckNews.Ended:
                journal.Finished(deck.Current!);
                deck.Clear();
                break;
            case DeckNews.Followed:
                journal.Finished(deck.Current!);
                deck.Load(deck.Next! with { Since = time.GetUtcNow() }, TimeSpan.Zero, time.Steady);
                journal.Started(deck.Current!);
                if (lineUp.Chosen is { } chosen) Took(chosen);
                break;
            case DeckNews.NextFailed:
                journal.Finished(deck.Current!);
                Fail(deck.Next!, deck.Fault);
                break;
            case DeckNews.Failed:
                Fail(deck.Current!, deck.Fault);
                break;
            case DeckNews.Forgotten:
                await PutBackAsync(deck.Current!, cancellationToken);
                break;
            case DeckNews.NoSound:
                await speaker.ResumeAsync(cancellationToken);
                throw new SpeakerException($"{deck.Fault} Look at the sound card and its cable; it is tried again.", SpeakerFault.Lost);
            case DeckNews.PausedByHand:
                Wanted = PlayState.Paused;
                break;
            case DeckNews.StartedByHand:
                Wanted = PlayState.Playing;
                break;
            default:
                break;
        }
    }

    private async Task NextAsync(CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < TriesAtOnce && selection.Next() is { } next; tries++)
        {
            if (!await PutOnAsync(NowPlaying.Of(next), cancellationToken)) continue;
            Took(next);
            return;
        }
    }

    private void Took(NextTrack next)
    {
        selection.Took(next);
        journal.Chose(next);
    }

    private async Task<bool> PutOnAsync(NowPlaying playing, CancellationToken cancellationToken)
    {
        try
        {
            await speaker.PlayAsync(playing.Track.Id, TimeSpan.Zero, cancellationToken);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Track)
        {
            Fail(playing, e.Message);
            return false;
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Moved)
        {
            return false;
        }

        playing = playing with { Since = time.GetUtcNow() };
        deck.Load(playing, TimeSpan.Zero, time.Steady);
        journal.Started(playing);
        return true;
    }

    private async Task PutBackAsync(NowPlaying playing, CancellationToken cancellationToken)
    {
        try
        {
            await speaker.PlayAsync(playing.Track.Id, deck.Elapsed, cancellationToken);
            deck.Load(playing, deck.Elapsed, time.Steady);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Track)
        {
            Fail(playing, e.Message);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Moved)
        {
            Leave(playing);
        }
    }

    /// <summary>The speaker has moved to another provider: the track ends here, and is not to blame.</summary>
    private void Leave(NowPlaying playing)
    {
        journal.Failed(playing, deck.Heard, speaker.Notice ?? "Another speaker took over.");
        deck.Clear();
    }

    private void Fail(NowPlaying playing, string fault)
    {
        selection.SetAside(playing.Track.Id);
        journal.Failed(playing, playing == deck.Current ? deck.Heard : 0, fault);
        deck.Clear();
    }
}
