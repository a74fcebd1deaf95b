using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>What the music aims at.</summary>
internal enum MoodAim
{
    /// <summary>Where the room is.</summary>
    Match,

    /// <summary>From where the room is, a step towards pleasant and lively.</summary>
    Lift,

    /// <summary>From where the room is, a step towards pleasant and restful.</summary>
    Calm,
}

internal static class MoodAims
{
    /// <summary>How much of the way to the goal one step goes.</summary>
    private const double Step = 0.5;

    private static readonly Affect Lively = new(0.7, 0.5);
    private static readonly Affect Restful = new(0.5, -0.5);

    public static Affect From(this MoodAim aim, Affect room) => aim switch
    {
        MoodAim.Lift => Towards(room, Lively),
        MoodAim.Calm => Towards(room, Restful),
        _ => room,
    };

    private static Affect Towards(Affect from, Affect to) =>
        new(from.Valence + (Step * (to.Valence - from.Valence)), from.Arousal + (Step * (to.Arousal - from.Arousal)));
}
