using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Blocks;
using Roomtone.EdgeAgent.Music.Queue;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Music.Timers;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>Publishes the music to live views: at each change and every few seconds. New suggestions are made only at a change.</summary>
internal sealed class LiveTrackPublisher(
    ILiveState live, TrackSelector selection, LineUp lineUp, ScheduleReport schedule, TimerStore timers, TimeProvider time)
{
    private const int SuggestionCount = 5;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private IReadOnlyList<Suggestion> _suggestions = [];
    private UpcomingTracks? _next;
    private volatile bool _isOutdated = true;
    private TimeSpan _publishedAt;
    private Shown _published = new(null, PlayState.Stopped, 0, false, null, null, null, null);

    /// <summary>Something changed that should be seen at once. From any thread.</summary>
    public void Invalidate() => _isOutdated = true;

    /// <param name="state">What is playing.</param>
    /// <param name="volumePercent">0 to 100.</param>
    /// <param name="fault">Why the speaker is lost, as one sentence; null while it answers.</param>
    /// <param name="notice">What people should know although music plays, as one sentence.</param>
    public void Publish(PlaybackState state, int volumePercent, string? fault, string? notice)
    {
        // Not until when: that is counted by the clock, which may be set.
        var said = selection.SaidMood is { } word ? new SaidBy(word.Mood, word.By) : null;
        var now = new Shown(
            state.Current, state.Wanted, volumePercent, fault is not null, notice, said, schedule.Now, timers.Live());
        if (now != _published) _isOutdated = true;
        _published = now;
        Follow(lineUp.Show());
        if (!_isOutdated && time.Steady - _publishedAt < Interval)
            return;
        if (_isOutdated)
            _suggestions = [.. selection.Suggest(SuggestionCount).Select(choice => new Suggestion(choice.Track.Info, choice.Why))];
        _isOutdated = false;
        _publishedAt = time.Steady;
        live.Show(StateKinds.Track, Track(state, volumePercent, fault, notice));
    }

    private void Follow(UpcomingTracks next)
    {
        var isSame = _next is { } shown && next with { Tracks = shown.Tracks } == shown && next.Tracks.SequenceEqual(shown.Tracks);
        if (isSame) return;
        (_next, _isOutdated) = (next, true);
    }

    private LiveTrack Track(PlaybackState state, int volumePercent, string? fault, string? notice) => new(
        time.GetUtcNow(),
        fault is not null || state.Current is null ? PlayState.Stopped : state.Wanted,
        state.Current?.Track,
        state.Elapsed.TotalSeconds,
        volumePercent,
        fault ?? Why(state),
        state.Current?.For,
        _suggestions,
        notice,
        selection.SaidMood,
        _next,
        _published.Schedule,
        _published.Timers);

    private string Why(PlaybackState state)
    {
        if (state.Current is { } playing) return playing.Why;
        if (state.Wanted != PlayState.Playing && _published.Schedule is { IsOpen: false } closed) return closed.Sentence;
        return _suggestions.Count == 0 ? selection.WhyNothing() : "The next track is about to start.";
    }

    private sealed record SaidBy(Contracts.Mood? Mood, string By);

    private sealed record Shown(
        NowPlaying? Track,
        PlayState Wanted,
        int VolumePercent,
        bool IsLost,
        string? Notice,
        SaidBy? Said,
        LiveSchedule? Schedule,
        RoomTimers? Timers);
}
