using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// The mood that the music goes by: a person's word, else the camera's when it has lasted, and what it should lead to. How
/// long they last goes by the clock that nobody sets.
/// </summary>
internal sealed class RoomTarget(AimPolicy policy, MusicSettings settings, TimeProvider time)
{
    private readonly Lock _gate = new();
    private RoomMood? _seen;
    private RoomMood? _fresh;
    private TimeSpan _seenAt;
    private TimeSpan _freshAt;
    private TimeSpan _freshSince;
    private (Contracts.Mood? Mood, string By, TimeSpan Until)? _said;

    /// <summary>The room's mood as the camera has it, or null while nothing was seen.</summary>
    public Contracts.Mood? RoomMood
    {
        get
        {
            lock (_gate) return (_fresh ?? _seen)?.Mood;
        }
    }

    /// <summary>A person's word while it holds, or null.</summary>
    public SaidMood? Said
    {
        get
        {
            lock (_gate)
            {
                var left = (_said?.Until ?? TimeSpan.Zero) - time.Steady;
                return _said is { } said && left > TimeSpan.Zero ? new SaidMood(said.Mood, said.By, time.GetUtcNow() + left) : null;
            }
        }
    }

    /// <summary>What the music aims at now, or null where it follows no mood.</summary>
    public MoodTarget? Now
    {
        get
        {
            lock (_gate)
            {
                Settle();
                if (policy.Held is { } held) return new MoodTarget(_seen?.Mood ?? Contracts.Mood.Unknown, held, 1, MusicAim.Hold);
                if (_said is { } said && time.Steady < said.Until)
                    return said.Mood is { } mood && MoodRegions.Centre(mood) is { } centre
                        ? new MoodTarget(mood, policy.Next(centre), 1, policy.Aim, IsSaid: true)
                        : null;
                return
                    _seen is { Affect: { } affect, Mood: not Contracts.Mood.Unknown } seen
                    && time.Steady - _seenAt < settings.MoodFreshFor
                    ? new MoodTarget(seen.Mood, policy.Next(affect), seen.Confidence, policy.Aim)
                    : null;
            }
        }
    }

    /// <summary>Takes the room's mood, from any thread. Another mood than the last waits until it has lasted.</summary>
    public void Observe(RoomMood mood)
    {
        lock (_gate)
        {
            Settle();
            var nothingToHold = _seen is null or { Mood: Contracts.Mood.Unknown } || time.Steady - _seenAt > settings.MoodFreshFor;
            if (nothingToHold || _seen!.Mood == mood.Mood || mood.Mood == Contracts.Mood.Unknown)
            {
                (_seen, _seenAt, _fresh) = (mood, time.Steady, null);
                return;
            }

            if (_fresh?.Mood != mood.Mood) _freshSince = time.Steady;
            (_fresh, _freshAt) = (mood, time.Steady);
        }
    }

    /// <summary>A person's word goes before the camera's for a while. Without a mood it only says that the camera's is wrong.</summary>
    /// <param name="mood">The mood.</param>
    /// <param name="by">Who says it.</param>
    /// <param name="holds">For how long; null: as the box's own file says.</param>
    public void PersonSays(Contracts.Mood? mood, string by, TimeSpan? holds = null)
    {
        lock (_gate) _said = (mood, by, time.Steady + (holds ?? settings.CorrectionFor));
    }

    public void TakeBack()
    {
        lock (_gate) _said = null;
    }

    private void Settle()
    {
        if (_fresh is not { } fresh || time.Steady - _freshSince < settings.Dwell) return;
        (_seen, _seenAt, _fresh) = (fresh, _freshAt, null);
    }
}
