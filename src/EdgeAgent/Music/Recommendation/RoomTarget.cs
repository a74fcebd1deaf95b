using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>The mood that the music goes by: a person's word, else the camera's when it has lasted, and what it should lead to.</summary>
internal sealed class RoomTarget(AimPolicy policy, MusicSettings settings, TimeProvider time)
{
    private readonly Lock _gate = new();
    private RoomMood? _seen;
    private RoomMood? _fresh;
    private DateTimeOffset _freshSince;
    private SaidMood? _said;

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
            lock (_gate) return HeldWord();
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
                if (HeldWord() is { } said)
                    return said.Mood is { } mood && MoodRegions.Centre(mood) is { } centre
                        ? new MoodTarget(mood, policy.Next(centre), 1, policy.Aim, IsSaid: true)
                        : null;
                return
                    _seen is { Affect: { } affect, Mood: not Contracts.Mood.Unknown } seen
                    && time.GetUtcNow() - seen.At < settings.MoodFreshFor
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
            var nothingToHold = _seen is null or { Mood: Contracts.Mood.Unknown } || mood.At - _seen.At > settings.MoodFreshFor;
            if (nothingToHold || _seen!.Mood == mood.Mood || mood.Mood == Contracts.Mood.Unknown)
            {
                (_seen, _fresh) = (mood, null);
                return;
            }

            if (_fresh?.Mood != mood.Mood) _freshSince = mood.At;
            _fresh = mood;
        }
    }

    /// <summary>A person's word goes before the camera's for a while. Without a mood it only says that the camera's is wrong.</summary>
    public void PersonSays(Contracts.Mood? mood, string by)
    {
        lock (_gate) _said = new SaidMood(mood, by, time.GetUtcNow() + settings.CorrectionFor);
    }

    public void TakeBack()
    {
        lock (_gate) _said = null;
    }

    private SaidMood? HeldWord() => _said is { } said && time.GetUtcNow() < said.Until ? said : null;

    private void Settle()
    {
        if (_fresh is not { } fresh || time.GetUtcNow() - _freshSince < settings.Dwell) return;
        (_seen, _fresh) = (fresh, null);
    }
}
