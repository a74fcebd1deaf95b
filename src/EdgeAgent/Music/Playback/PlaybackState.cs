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

    /// <summary>A station that has sounded and stands still is silence: there is no drive to wake up (own choice).</summary>
    private static readonly TimeSpan StationStallLimit = TimeSpan.FromSeconds(4);

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
    private (SpeakerState Report, TimeSpan Asked)? _last;

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

    private TimeSpan LongestStandstill => IsStation && Elapsed > TimeSpan.Zero ? StationStallLimit : StallLimit;

    /// <summary>Seconds; 0 if unknown. What a player estimates of a stream means nothing.</summary>
    private double Duration => IsStation ? 0 : _duration?.TotalSeconds ?? Current?.Track.DurationSeconds ?? 0;

    /// <summary>The speaker has accepted a track.</summary>
    /// <param name="track">The track.</param>
    /// <param name="elapsed">Its position.</param>
    /// <param name="now">The time.</param>
    /// <param name="asked">When the speaker was asked: on a busy box it may have begun long before it was seen to. Now by default.</param>
    public void Start(NowPlaying track, TimeSpan elapsed, TimeSpan now, TimeSpan? asked = null) =>
        (Current, Next, Elapsed, _movedAt, _seenAt, _duration, _isInterrupted) = (track, null, elapsed, now, asked ?? now, null, false);

    /// <summary>The speaker has gone on to this track by itself, and was seen where it is in it.</summary>
    public void GoOn(NowPlaying next, TimeSpan now)
    {
        Start(next, _last?.Report.Elapsed ?? TimeSpan.Zero, now, _last?.Asked);
        _duration = _last?.Report.Duration;
    }

    /// <summary>It calls itself otherwise now, as a station does with each title.</summary>
    public void Rename(NowPlaying track) => Current = track;

    public void Enqueue(NowPlaying? next) => Next = next;

    public void Clear() => (Current, Next, Elapsed, _duration) = (null, null, TimeSpan.Zero, null);

    /// <summary>Compares what the speaker reports with what it should be doing.</summary>
    /// <param name="speaker">What it reports.</param>
    /// <param name="now">The time.</param>
    /// <param name="took">How long the asking took: it is not known when in that time this was so.</param>
    public PlaybackTransition Observe(SpeakerState speaker, TimeSpan now, TimeSpan took = default)
    {
        _last = (speaker, now - took);
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
        if (speaker is { State: PlayState.Stopped, Fault: { } fault }) return FailOneOf(track, fault, now);
        if (_isInterrupted || speaker.State != PlayState.Stopped || Wanted != PlayState.Playing) return Interrupt(track);
        return IsStation ? BreakOff(track) : End(track, now);
    }

    private PlaybackTransition ObserveCurrent(NowPlaying track, SpeakerState speaker, TimeSpan now)
    {
        var wasInterrupted = _isInterrupted;
        _isInterrupted = false;
        if (speaker.Elapsed != Elapsed || speaker.IsLoading || Wanted != PlayState.Playing) _movedAt = now;
        (Elapsed, _seenAt) = (speaker.Elapsed, _last?.Asked ?? now);
        _duration = speaker.Duration ?? _duration;
        if (speaker.State != Wanted) return ObserveUnwanted(track, speaker, wasInterrupted);
        return now - _movedAt > LongestStandstill ? Stall(track) : new PlaybackTransition.None();
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

    private PlaybackTransition.Failed BreakOff(NowPlaying station) =>
        Fail(station, Heard, "The station broke off.") with { IsDoubtful = true };

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

    /// <summary>
    /// The player has stopped over a fault: that of the track which it names, else that of the queued one where the current one
    /// was at its end, as far as can be told: it has played on since it was last seen.
    /// </summary>
    private PlaybackTransition FailOneOf(NowPlaying track, string fault, TimeSpan now)
    {
        var isNearEnd = Remaining - (now - _seenAt) < NearEnd;
        if (Next is not { } next || Names(fault, track) || !(isNearEnd || Names(fault, next))) return Fail(track, Heard, fault);
        Clear();
        return new PlaybackTransition.NextFailed(track, next, fault);
    }

    /// <summary>Whether the name of the track's file stands in it, and not only as part of another word.</summary>
    private static bool Names(string fault, NowPlaying track)
    {
        var name = Path.GetFileName(track.Track.Id);
        for (var at = fault.IndexOf(name, StringComparison.Ordinal); name.Length > 0 && at >= 0;)
        {
            var end = at + name.Length;
            var isWhole = at == 0 || !char.IsLetterOrDigit(fault[at - 1]);
            if (isWhole && (end == fault.Length || !char.IsLetterOrDigit(fault[end]))) return true;
            at = fault.IndexOf(name, end, StringComparison.Ordinal);
        }

        return false;
    }

    private PlaybackTransition.Failed Fail(NowPlaying track, double heard, string fault)
    {
        Clear();
        return new PlaybackTransition.Failed(track, heard, fault);
    }

    /// <summary>A drive that wakes up or a busy box lets the sound stand still as a bad file does.</summary>
    private PlaybackTransition.Failed Stall(NowPlaying track) =>
        Fail(track, Heard, $"The sound stood still for {LongestStandstill.TotalSeconds:0} s.") with { IsDoubtful = true };
}
