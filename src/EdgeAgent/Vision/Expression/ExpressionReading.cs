using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Vision.Expression;

/// <summary>What the network read in a face. It says what the face shows, not what somebody feels.</summary>
/// <param name="Expressions">The shares of the eight expressions.</param>
/// <param name="Affect">Valence and arousal: the mean of the expressions' places on the plane, weighted by their shares.</param>
/// <param name="Confidence">The share of the strongest expression.</param>
/// <param name="IsSure">False when the answer is "not sure": the confidence lies below the threshold that the network's file names.</param>
internal sealed record ExpressionReading(Expressions Expressions, Affect Affect, float Confidence, bool IsSure)
{
    /// <param name="shares">In the order of <see cref="Expressions.Names"/>.</param>
    /// <param name="notSureBelow">The confidence below which the answer is "not sure".</param>
    public static ExpressionReading From(ReadOnlySpan<float> shares, float notSureBelow)
    {
        var expressions = Expressions.From(shares);
        var confidence = System.Numerics.Tensors.TensorPrimitives.Max(shares);
        return new ExpressionReading(expressions, Circumplex.Of(expressions), confidence, confidence >= notSureBelow);
    }
}
