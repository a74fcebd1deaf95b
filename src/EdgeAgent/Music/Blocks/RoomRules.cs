using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker.Routing;

namespace Roomtone.EdgeAgent.Music.Blocks;

/// <summary>
/// Hands the rules that hold now to those who keep them: the owner's settings, narrowed by the people who are here; before
/// them what the calendar's block says, and before that a person's hand. What may not come, and how loud, nobody loosens.
/// </summary>
internal sealed class RoomRules(RoomMembers members, TrackSelector selection, VolumeControl volume, SourceOrder? sources = null)
{
    private readonly Lock _gate = new();
    private ScheduleBlock? _block;
    private PersonOverride? _hand;

    /// <summary>From any thread.</summary>
    public void Follow(ScheduleBlock? block)
    {
        lock (_gate)
        {
            if (ReferenceEquals(block, _block)) return;
            _block = block;
            Apply();
        }
    }

    /// <inheritdoc cref="Follow(ScheduleBlock?)"/>
    public void Follow(PersonOverride? hand)
    {
        lock (_gate)
        {
            var isSame = hand?.IsMood == _hand?.IsMood && hand?.IsMusic == _hand?.IsMusic;
            _hand = hand;
            if (!isSame) Apply();
        }
    }

    /// <inheritdoc cref="Follow(ScheduleBlock?)"/>
    public void Apply()
    {
        // Settings, people and the calendar come on threads of their own; the later one must not be overtaken.
        lock (_gate)
        {
            var aims = _hand is { IsMood: true } ? null : _block;
            var rules = Under(members.Rules, _block, aims);
            selection.Allow(rules);
            selection.BendBy(aims?.MoodShare ?? 1);
            volume.LimitTo(rules.MaxVolumePercent);
            sources?.Follow(_hand is { IsMusic: true } ? [] : _block?.Sources ?? []);
        }
    }

    private static RoomSettings Under(RoomSettings rules, ScheduleBlock? block, ScheduleBlock? aims)
    {
        if (block?.Explicit is { } words && words > rules.Explicit) rules = rules with { Explicit = words };
        return aims?.Aim is { } aim ? rules with { Aim = aim, Hold = aims.Hold, AimHours = [] } : rules;
    }
}
