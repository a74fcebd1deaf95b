using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Vision.Expression;

/// <summary>
/// Where an expression lies on the plane of valence and arousal. The points are the pleasure and arousal means that
/// Russell and Mehrabian (1977), "Evidence for a three-factor theory of emotions", Journal of Research in
/// Personality 11, 273-294, give for: happy .81 .51, surprised .40 .67, sad -.63 -.27, angry -.51 .59,
/// disgust -.60 .35, fearful -.64 .60, contempt -.23 .31. A neutral face is the origin.
/// </summary>
internal static class Circumplex
{
    /// <summary>The place of a neutral face in <see cref="Expressions.Names"/>.</summary>
    public const int Neutral = 0;

    /// <summary>One point a class, in the order of <see cref="Expressions.Names"/>.</summary>
    private static readonly Affect[] Points =
    [
        new(0, 0),
        new(0.81, 0.51),
        new(0.40, 0.67),
        new(-0.63, -0.27),
        new(-0.51, 0.59),
        new(-0.60, 0.35),
        new(-0.64, 0.60),
        new(-0.23, 0.31),
    ];

    /// <summary>The point of one class, by its place in <see cref="Expressions.Names"/>.</summary>
    public static Affect PointOf(int expression) => Points[expression];

    /// <summary>The mean of the points, weighted by the shares. Shares that sum to nothing give the origin.</summary>
    public static Affect Of(Expressions expressions)
    {
        Span<float> shares = stackalloc float[Expressions.Count];
        expressions.CopyTo(shares);
        double sum = 0, valence = 0, arousal = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            sum += shares[i];
            valence += shares[i] * Points[i].Valence;
            arousal += shares[i] * Points[i].Arousal;
        }

        return sum > 0 ? new Affect(valence / sum, arousal / sum) : default;
    }
}
