using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>Shows the music to live views: at each change and every few seconds. Suggestions are made anew only at a change.</summary>
internal sealed class LiveTrackView(ILiveState live, TrackSelector selection, TimeProvider time)
{
    private const int SuggestionCount = 5;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    private IReadOnlyList<Suggestion> _suggestions = [];
    private volatile bool _changed = true;
    private TimeSpan _shownAt;
    private string? _notice;

    /// <summary>Something changed that should be seen at once. From any thread.</summary>
    public void Change() => _changed = true;

    public void Show(Deck deck, PlayState wanted, int volumePercent, string? trouble, string? notice)
    {
        _changed |= notice != _notice;
        _notice = notice;
        if (!_changed && time.Steady - _shownAt < Every) return;
        if (_changed) _suggestions = [.. selection.Suggest(SuggestionCount).Select(choice => new Suggestion(choice.Track.Info, choice.Why))];
        _changed = false;
        _shownAt = time.Steady;

        var state = trouble is not null || deck.Current is null ? PlayState.Stopped : wanted;
        live.Show(StateKinds.Track, new LiveTrack(time.GetUtcNow(), state, deck.Current?.Track, deck.Elapsed.TotalSeconds, volumePercent, trouble ?? Why(deck), deck.Current?.For, _suggestions, notice));
    }

    private string Why(Deck deck)
    {
        if (deck.Current is { } playing) return playing.Why;
        return _suggestions.Count == 0 ? selection.WhyNothing() : "The next track is about to start.";
    }
}
