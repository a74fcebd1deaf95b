using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>
/// Tells the speaker shortly before the end of a track what comes next, so that there is no gap. Passes on
/// <see cref="SpeakerException"/> where the speaker is lost.
/// </summary>
internal sealed class LineUp(ISpeaker speaker, Deck deck, TrackSelector selection)
{
    /// <summary>The next track is chosen this long before the end: late enough for the mood, early enough for a crossfade.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(40);

    private NowPlaying? _doneFor;
    private volatile bool _reconsider;
    private string? _provider;

    /// <summary>The choice that was lined up last.</summary>
    public NextTrack? Chosen { get; private set; }

    /// <summary>What may be chosen has changed, so the track that was lined up is chosen again. From any thread.</summary>
    public void Reconsider() => _reconsider = true;

    public async Task LookAsync(PlayState wanted, CancellationToken cancellationToken)
    {
        await TakeBackAsync(cancellationToken);
        if (wanted != PlayState.Playing || deck.Current is not { } playing || playing == _doneFor || !(deck.Left < Before)) return;
        _doneFor = playing;
        if (selection.Next() is not { } next || next.Choice.Track.Id == playing.Track.Id) return;
        try
        {
            if (!await speaker.FollowWithAsync(next.Choice.Track.Id, cancellationToken)) return;
            deck.LineUp(NowPlaying.Of(next));
            Chosen = next;
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Track)
        {
            selection.SetAside(next.Choice.Track.Id);
        }
    }

    private async Task TakeBackAsync(CancellationToken cancellationToken)
    {
        // When Spotify is back, its tracks come next.
        _reconsider |= _provider != speaker.Provider;
        _provider = speaker.Provider;
        if (_reconsider && deck.Next is not null)
        {
            await speaker.FollowWithAsync(null, cancellationToken);
            deck.LineUp(null);
            _doneFor = null;
        }

        _reconsider = false;
    }
}
