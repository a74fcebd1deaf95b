using Roomtone.Contracts;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>
/// The track that should sound, beside what the speaker says. It only compares and remembers; the Dj acts.
/// </summary>
internal sealed class Deck
{
    /// <summary>A playing track whose time stands still this long has failed without saying so.</summary>
    private static readonly TimeSpan StallLimit = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan NearEnd = TimeSpan.FromSeconds(5);

    private long _session;
    private bool _away;
    private TimeSpan _movedAt;
    private TimeSpan? _duration;

    public NowPlaying? Current { get; private set; }

    /// <summary>The track that the speaker will go on with by itself.</summary>
    public NowPlaying? Next { get; private set; }

    public TimeSpan Elapsed { get; private set; }

    /// <summary>What is left of the track; null if its length is unknown.</summary>
    public TimeSpan? Left => Duration > 0 ? TimeSpan.FromSeconds(Duration) - Elapsed : null;

    /// <summary>What went wrong, after <see cref="DeckNews.Failed"/> or <see cref="DeckNews.NoSound"/>.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>How much of the track was heard, 0 to 1.</summary>
    public double Heard => Duration > 0 ? Math.Clamp(Elapsed.TotalSeconds / Duration, 0, 1) : 0;

    /// <summary>Whether a fault is that of the track that was lined up: this one had come to its end.</summary>
    private bool IsNearEnd => Next is not null && Left < NearEnd;

    private double Duration => _duration?.TotalSeconds ?? Current?.Track.DurationSeconds ?? 0;

    /// <summary>Puts a track on; the speaker has taken it.</summary>
    public void Load(NowPlaying track, TimeSpan elapsed, TimeSpan now) =>
        (Current, Next, Elapsed, _movedAt, _duration, _away) = (track, null, elapsed, now, null, false);

    public void LineUp(NowPlaying? next) => Next = next;

    public void Clear() => (Current, Next, Elapsed, _duration) = (null, null, TimeSpan.Zero, null);

    /// <param name="state">What the speaker says.</param>
    /// <param name="wanted">Whether it should sound or be paused.</param>
    /// <param name="now">When it said so, by <see cref="MonotonicTime"/>.</param>
    public DeckNews Look(SpeakerState state, PlayState wanted, TimeSpan now)
    {
        // What happened while it was away stays true until it has our track again.
        _away |= state.Session != _session;
        _session = state.Session;
        if (Current is null) return DeckNews.AsWanted;
        if (Next is not null && state.Track == Next.Track.Id) return DeckNews.Followed;
        if (state.State != PlayState.Stopped && state.Track == Current.Track.Id) return OnOurs(state, wanted, now);
        if (state is { State: PlayState.Stopped, Fault: { } fault }) return IsNearEnd ? NextFailed(fault) : Failed(fault);
        return _away || state.State != PlayState.Stopped || wanted != PlayState.Playing ? Lost(wanted) : DeckNews.Ended;
    }

    private DeckNews OnOurs(SpeakerState state, PlayState wanted, TimeSpan now)
    {
        var away = _away;
        _away = false;
        if (state.Elapsed != Elapsed || wanted != PlayState.Playing) _movedAt = now;
        Elapsed = state.Elapsed;
        _duration = state.Duration ?? _duration;
        if (state.State != wanted) return Unlike(state, wanted, away);
        return now - _movedAt > StallLimit ? Failed($"The sound stood still for {StallLimit.TotalSeconds:0} s.") : DeckNews.AsWanted;
    }

    private DeckNews Unlike(SpeakerState state, PlayState wanted, bool away)
    {
        if (wanted == PlayState.Paused) return DeckNews.StartedByHand;
        if (state.Fault is { } fault)
        {
            Fault = fault;
            return DeckNews.NoSound;
        }

        // A speaker that comes back paused was paused by its end, not by a hand.
        return away ? DeckNews.Forgotten : DeckNews.PausedByHand;
    }

    /// <summary>A paused track that the speaker forgot is put back when it is to sound again.</summary>
    private DeckNews Lost(PlayState wanted)
    {
        _away = true;
        return wanted == PlayState.Playing ? DeckNews.Forgotten : DeckNews.AsWanted;
    }

    private DeckNews NextFailed(string fault)
    {
        Fault = fault;
        return DeckNews.NextFailed;
    }

    private DeckNews Failed(string fault)
    {
        Fault = fault;
        return DeckNews.Failed;
    }
}
