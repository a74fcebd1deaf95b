using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>
/// What should be playing, what is queued, and what the speaker last reported. It decides what has happened and does no
/// I/O; the <see cref="PlaybackController"/> acts. Times are <see cref="MonotonicTime"/>.
/// </summary>
internal sealed class PlaybackState
{
    /// <summary>A track whose position does not move for this long has failed, although the speaker reports no fault.</summary>
    private static readonly TimeSpan StallLimit = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan NearEnd = TimeSpan.FromSeconds(5);

    /// <summary>A station has no end: who has heard this much of it has heard it.</summary>
    private static readonly TimeSpan LongOfStation = TimeSpan.FromMinutes(5);

    /// <summary>
    /// A track of which less than this was heard when it ended by itself was cut short, as a download that broke off. Lengths
    /// that the player only estimates are off by less.
    /// </summary>
    private const double WholeFrom = 0.8;

    private long _session;
    private bool _isInterrupted;
    private bool _isFresh;
    private TimeSpan _movedAt;
    private TimeSpan _seenAt;
    private TimeSpan? _duration;

    /// <summary>Whether music should play or be paused. A pause at the speaker itself counts as much as a command.</summary>
    public PlayState Wanted { get; set; } = PlayState.Playing;

    public NowPlaying? Current { get; private set; }

    /// <summary>The track that the speaker will go on to by itself.</summary>
    public NowPlaying? Next { get; private set; }

    /// <summary>The position in the current track.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>What is left of the current track; null if its length is unknown.</summary>
    public TimeSpan? Remaining => Duration > 0 ? TimeSpan.FromSeconds(Duration) - Elapsed : null;

    /// <summary>The share of the current track that was heard, 0 to 1.</summary>
    public double Heard => Math.Clamp(Duration > 0 ? Elapsed.TotalSeconds / Duration : IsStation ? Elapsed / LongOfStation : 0, 0, 1);

    private bool IsStation => Current?.Track.Provider == MusicSources.Radio;

    /// <summary>Seconds; 0 if unknown.</summary>
    private double Duration => _duration?.TotalSeconds ?? Current?.Track.DurationSeconds ?? 0;

    /// <summary>Whether a fault belongs to the queued track, because the current one was at its end.</summary>
    private bool IsNearEnd => Next is not null && Remaining < NearEnd;

    /// <summary>The speaker has accepted a track.</summary>
    public void Start(NowPlaying track, TimeSpan elapsed, TimeSpan now) =>
        (Current, Next, Elapsed, _movedAt, _seenAt, _duration, _isInterrupted) = (track, null, elapsed, now, now, null, false);

    /// <summary>It calls itself otherwise now, as a station does with each title.</summary>
    public void Rename(NowPlaying track) => Current = track;

    public void Enqueue(NowPlaying? next) => Next = next;

    public void Clear() => (Current, Next, Elapsed, _duration) = (null, null, TimeSpan.Zero, null);

    /// <summary>Compares what the speaker reports with what it should be doing.</summary>
    public PlaybackTransition Observe(SpeakerState speaker, TimeSpan now)
    {
        // A restart counts until the speaker has the track again.
        _isInterrupted |= speaker.Session != _session;
        _isFresh |= speaker.Session != _session;
        _session = speaker.Session;
        if (_isFresh && Wanted == PlayState.Paused && speaker.State == PlayState.Playing) return new PlaybackTransition.PlaysAgain();
        _isFresh = false;
        if (Current is not { } track) return new PlaybackTransition.None();
        if (Next is { } next && speaker.Track == next.Track.Id)
            return new PlaybackTransition.Advanced(track, next, CutShort(speaker.Overlap, now));
        if (speaker.State != PlayState.Stopped && speaker.Track == track.Track.Id) return ObserveCurrent(track, speaker, now);
        if (speaker is { State: PlayState.Stopped, Fault: { } fault }) return Fail(track, fault);
        return _isInterrupted || speaker.State != PlayState.Stopped || Wanted != PlayState.Playing ? Interrupt(track) : End(track, now);
    }

    private PlaybackTransition ObserveCurrent(NowPlaying track, SpeakerState speaker, TimeSpan now)
    {
        var wasInterrupted = _isInterrupted;
        _isInterrupted = false;
        if (speaker.Elapsed != Elapsed || Wanted != PlayState.Playing) _movedAt = now;
        (Elapsed, _seenAt) = (speaker.Elapsed, now);
        _duration = speaker.Duration ?? _duration;
        if (speaker.State != Wanted) return ObserveUnwanted(track, speaker, wasInterrupted);
        return now - _movedAt > StallLimit
            ? Fail(track, Heard, $"The sound stood still for {StallLimit.TotalSeconds:0} s.")
            : new PlaybackTransition.None();
    }

    private PlaybackTransition ObserveUnwanted(NowPlaying track, SpeakerState speaker, bool wasInterrupted)
    {
        if (Wanted == PlayState.Playing && speaker.Fault is { } fault) return new PlaybackTransition.OutputFailed(fault);
        // A speaker that comes back paused was paused by its restart, not by a person.
        if (Wanted == PlayState.Playing && wasInterrupted) return new PlaybackTransition.Interrupted(track);
        Wanted = speaker.State;
        return new PlaybackTransition.None();
    }

    /// <summary>A paused track that the speaker has lost is put back when it is to play again.</summary>
    private PlaybackTransition Interrupt(NowPlaying track)
    {
        _isInterrupted = true;
        return Wanted == PlayState.Playing ? new PlaybackTransition.Interrupted(track) : new PlaybackTransition.None();
    }

    private PlaybackTransition.Ended End(NowPlaying track, TimeSpan now)
    {
        var cut = CutShort(TimeSpan.Zero, now);
        Clear();
        return new PlaybackTransition.Ended(track, cut);
    }

    /// <summary>It has ended by itself: was that its end? It may have played on since it was last seen.</summary>
    /// <returns>The share that was heard, where it ended long before; null at its end, or where its length is not known.</returns>
    private double? CutShort(TimeSpan overlap, TimeSpan now)
    {
        if (!(Duration > 0)) return null;
        var (heard, length) = (Elapsed + (now - _seenAt), TimeSpan.FromSeconds(Duration));
        return heard < length * WholeFrom && heard < length - NearEnd - overlap ? heard / length : null;
    }

    private PlaybackTransition Fail(NowPlaying track, string fault)
    {
        if (!IsNearEnd) return Fail(track, Heard, fault);
        var next = Next!;
        Clear();
        return new PlaybackTransition.NextFailed(track, next, fault);
    }

    private PlaybackTransition.Failed Fail(NowPlaying track, double heard, string fault)
    {
        Clear();
        return new PlaybackTransition.Failed(track, heard, fault);
    }
}

/// <summary>What the last observation of the speaker revealed, and the controller must act on.</summary>
internal abstract record PlaybackTransition
{
    /// <summary>Nothing to do.</summary>
    internal sealed record None : PlaybackTransition;

    /// <summary>The track ended and nothing follows it.</summary>
    /// <param name="Track">The track.</param>
    /// <param name="CutShort">The share that was heard where it ended long before its end, 0 to 1; null where it is whole.</param>
    internal sealed record Ended(NowPlaying Track, double? CutShort) : PlaybackTransition;

    /// <summary>The track ended, and the speaker has gone on to the queued one.</summary>
    /// <inheritdoc cref="Ended"/>
    internal sealed record Advanced(NowPlaying Track, NowPlaying Next, double? CutShort) : PlaybackTransition;

    /// <summary>The track played to its end, and the queued one cannot be played.</summary>
    internal sealed record NextFailed(NowPlaying Track, NowPlaying Next, string Fault) : PlaybackTransition;

    /// <summary>The track cannot be played any further.</summary>
    /// <param name="Track">The track.</param>
    /// <param name="Heard">The share of it that was heard, 0 to 1.</param>
    /// <param name="Fault">What went wrong, as one sentence.</param>
    internal sealed record Failed(NowPlaying Track, double Heard, string Fault) : PlaybackTransition;

    /// <summary>The speaker restarted or was given something else: the track must be started again where it was.</summary>
    internal sealed record Interrupted(NowPlaying Track) : PlaybackTransition;

    /// <summary>A person wants silence, and the speaker began to play by itself, as after its restart.</summary>
    internal sealed record PlaysAgain : PlaybackTransition;

    /// <summary>The speaker has stopped because its audio output failed.</summary>
    internal sealed record OutputFailed(string Fault) : PlaybackTransition;
}
