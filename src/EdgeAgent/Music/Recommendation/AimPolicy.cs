using Roomtone.Contracts;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>What the music aims at, by the owner's settings and the hour.</summary>
internal sealed class AimPolicy(MusicSettings settings, TimeProvider time)
{
    /// <summary>How much of the way to the goal one track goes.</summary>
    private const double Step = 0.35;

    /// <summary>How far the music may run ahead of the room: farther off it would not meet the room at all.</summary>
    private const double Ahead = 0.5;

    /// <summary>After a longer gap the way begins again where the room is.</summary>
    private static readonly TimeSpan OneWay = TimeSpan.FromMinutes(20);

    private static readonly Affect Lively = new(0.7, 0.5);
    private static readonly Affect Restful = new(0.5, -0.5);

    private RoomSettings _room = new();
    private (MusicAim Aim, Affect Point, TimeSpan At)? _last;

    public MusicAim Aim => Now.Aim;

    /// <summary>The point that is held whatever the room's mood; null where the music follows the room.</summary>
    public Affect? Held => Now is { Aim: MusicAim.Hold, Hold: var point } ? point : null;

    private (MusicAim Aim, Affect Hold) Now
    {
        get
        {
            var clock = TimeOnly.FromDateTime(time.GetLocalNow().DateTime);
            return _room.AimHours.FirstOrDefault(hours => hours.Contains(clock)) is { } hours
                ? (hours.Aim, hours.Hold)
                : (_room.Aim ?? settings.Aim, _room.Hold);
        }
    }

    public void Apply(RoomSettings room) => _room = room;

    /// <summary>
    /// The point for the next track. A way to a goal starts where the room is and goes on from the last track's point
    /// (the iso principle of music therapy, Altshuler 1948), never far ahead of the room.
    /// </summary>
    public Affect Next(Affect room)
    {
        var aim = Aim;
        if (aim is not (MusicAim.Lift or MusicAim.Calm)) return Held ?? room;
        var from = _last is { } last && last.Aim == aim && time.Steady - last.At < OneWay ? last.Point : room;
        var next = Towards(from, aim == MusicAim.Lift ? Lively : Restful, Step);
        var ahead = double.Hypot(next.Valence - room.Valence, next.Arousal - room.Arousal);
        return ahead <= Ahead ? next : Towards(room, next, Ahead / ahead);
    }

    /// <summary>A track was put on for this point: the next step goes from here.</summary>
    public void Took(Affect point) => _last = (Aim, point, time.Steady);

    private static Affect Towards(Affect from, Affect to, double share) =>
        new(from.Valence + (share * (to.Valence - from.Valence)), from.Arousal + (share * (to.Arousal - from.Arousal)));
}
