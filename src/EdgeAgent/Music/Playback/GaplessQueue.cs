using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>
/// Gives the speaker the next track shortly before the current one ends, so that there is no gap. Throws
/// <see cref="SpeakerException"/> where the speaker is lost.
/// </summary>
internal sealed class GaplessQueue(ISpeaker speaker, TrackSelector selection)
{
    /// <summary>The next track is chosen this long before the end: late enough for the mood, early enough for a crossfade.</summary>
    private static readonly TimeSpan LeadTime = TimeSpan.FromSeconds(40);

    private NowPlaying? _queuedFor;
    private volatile bool _reconsider;
    private string? _provider;

    /// <summary>The choice that was queued last.</summary>
    public NextTrack? Queued { get; private set; }

    /// <summary>What may be chosen has changed, so the queued track is chosen again. From any thread.</summary>
    public void Reconsider() => _reconsider = true;

    public async Task UpdateAsync(PlaybackState state, CancellationToken cancellationToken)
    {
        await WithdrawAsync(state, cancellationToken);
        if (state.Wanted != PlayState.Playing || state.Current is not { } playing || playing == _queuedFor) return;
        if (!(state.Remaining < LeadTime)) return;
        _queuedFor = playing;
        if (selection.Next() is not { } next || next.Choice.Track.Id == playing.Track.Id) return;
        try
        {
            if (!await speaker.FollowWithAsync(next.Choice.Track.Id, cancellationToken)) return;
            state.Enqueue(NowPlaying.Of(next));
            Queued = next;
        }
        catch (Exception e) when (
            e is SpeakerException { Fault: SpeakerFault.Track } or not (SpeakerException or OperationCanceledException))
        {
            selection.SetAside(next.Choice.Track.Id, e.Message);
        }
    }

    private async Task WithdrawAsync(PlaybackState state, CancellationToken cancellationToken)
    {
        // When Spotify is back, its tracks come next.
        _reconsider |= _provider != speaker.Provider || (state.Next is { } queued && !selection.Allows(queued.Track.Id));
        _provider = speaker.Provider;
        if (_reconsider && state.Next is not null)
        {
            await speaker.FollowWithAsync(null, cancellationToken);
            state.Enqueue(null);
            _queuedFor = null;
        }

        _reconsider = false;
    }
}
