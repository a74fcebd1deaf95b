using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Queue;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>
/// Gives the speaker the next track shortly before the current one ends, so that there is no gap. Throws
/// <see cref="SpeakerException"/> where the speaker is lost.
/// </summary>
internal sealed class GaplessQueue(ISpeaker speaker, LineUp lineUp, TrackSelector selection)
{
    /// <summary>The next track is chosen this long before the end: late enough for the mood, early enough for a crossfade.</summary>
    private static readonly TimeSpan LeadTime = TimeSpan.FromSeconds(40);

    private NowPlaying? _queuedFor;
    private string? _provider;

    /// <summary>What was queued last.</summary>
    public NextUp? Queued { get; private set; }

    public async Task UpdateAsync(PlaybackState state, CancellationToken cancellationToken)
    {
        await WithdrawAsync(state, cancellationToken);
        if (state.Wanted != PlayState.Playing || state.Current is not { } playing || playing == _queuedFor) return;
        if (!(state.Remaining < LeadTime)) return;
        _queuedFor = playing;
        if (lineUp.First() is not { } next || next.Playing.Track.Id == playing.Track.Id) return;
        try
        {
            if (!await speaker.FollowWithAsync(next.Playing.Track.Id, cancellationToken)) return;
            state.Enqueue(next.Playing);
            lineUp.LineUpWith(next.Playing.Track.Id);
            Queued = next;
        }
        catch (Exception e) when (
            e is SpeakerException { Fault: SpeakerFault.Track } or not (SpeakerException or OperationCanceledException))
        {
            selection.SetAside(next.Playing.Track.Id, e.Message);
            lineUp.Leave(next.Playing.Track.Id);
        }
    }

    /// <summary>Rules, files and people may have changed since, and so what comes next.</summary>
    private async Task WithdrawAsync(PlaybackState state, CancellationToken cancellationToken)
    {
        // When Spotify is back, its tracks come next.
        var isOther = _provider != speaker.Provider || (state.Next is { } queued && lineUp.First()?.Playing.Track.Id != queued.Track.Id);
        _provider = speaker.Provider;
        if (!isOther || state.Next is null) return;
        await speaker.FollowWithAsync(null, cancellationToken);
        state.Enqueue(null);
        lineUp.LineUpWith(null);
        _queuedFor = null;
    }
}
