using Roomtone.Contracts;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Mood;

/// <summary>
/// The plane cut into moods. Faces reach only part of it: no expression of the network means "content and at rest",
/// so <c>calm</c> is the strip of slight smiles between a neutral face and a happy one.
/// <code>
///            tense | neutral              | happy      valence from HappyFrom on, and smiles rather than surprise
///  arousal   ------+ neutral | calm       | happy      calm: from CalmFrom on, arousal below RestBelow
///            sad   | neutral | calm       | happy      tense and sad: valence below UnpleasantBelow,
///                  -0.15     0.08         0.30           parted by the arousal TenseFrom
/// </code>
/// The bounds are ours: a face of 40 % happiness and 60 % neutral is happy, one of 10 % and 90 % is calm, a quarter of
/// anger or sadness is enough for tense or sad.
/// </summary>
internal static class MoodRegions
{
    private const double HappyFrom = 0.30;
    private const double CalmFrom = 0.08;
    private const double RestBelow = 0.25;
    private const double UnpleasantBelow = -0.15;
    private const double TenseFrom = 0.10;

    /// <summary>The mood at a point. Surprise is pleasant on the plane, yet alone it is no sign of a happy room.</summary>
    /// <param name="affect">The point.</param>
    /// <param name="expressions">What the point was made from.</param>
    public static Contracts.Mood Of(Affect affect, Expressions expressions) => Of(affect, expressions, holding: Unknown, margin: 0);

    /// <summary>As above, but a mood that is held keeps its ground: its bounds lie <paramref name="margin"/> further out.</summary>
    public static Contracts.Mood Of(Affect affect, Expressions expressions, Contracts.Mood holding, double margin)
    {
        double Held(Contracts.Mood mood) => mood == holding ? margin : 0;

        if (affect.Valence >= HappyFrom - Held(Happy) + Held(Calm) && expressions.Happiness > expressions.Surprise) return Happy;
        if (affect.Valence < UnpleasantBelow + Held(Tense) + Held(Sad) - Held(Neutral))
            return affect.Arousal >= TenseFrom - Held(Tense) + Held(Sad) ? Tense : Sad;
        return affect.Valence >= CalmFrom - Held(Calm) + Held(Neutral) && affect.Arousal < RestBelow + Held(Calm) ? Calm : Neutral;
    }

    /// <summary>A typical point of the mood, for when a person names it. Null for <see cref="Unknown"/>.</summary>
    public static Affect? Centre(Contracts.Mood mood) => mood switch
    {
        Happy => new Affect(0.6, 0.4),
        Calm => new Affect(0.4, -0.4),
        Tense => new Affect(-0.5, 0.5),
        Sad => new Affect(-0.5, -0.3),
        Neutral => new Affect(0, 0),
        _ => null,
    };
}
