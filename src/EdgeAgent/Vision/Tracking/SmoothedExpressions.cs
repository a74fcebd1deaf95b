using Roomtone.Contracts;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Vision.Tracking;

/// <summary>The mean of a face's readings, each weighing less the older it is: by time, so that the frame rate does not matter.</summary>
/// <param name="timeConstant">After it a reading weighs 1/e of a new one; zero keeps only the newest.</param>
internal sealed class SmoothedExpressions(TimeSpan timeConstant)
{
    private readonly float[] _sums = new float[Expressions.Count];
    private float _weight;

    /// <summary>When the last reading was made; null before the first.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public void Add(DateTimeOffset at, Expressions reading)
    {
        Span<float> shares = stackalloc float[Expressions.Count];
        reading.CopyTo(shares);
        var keep = ReadAt is { } before && timeConstant > TimeSpan.Zero ? (float)Math.Exp(-(at - before) / timeConstant) : 0;
        for (var i = 0; i < shares.Length; i++) _sums[i] = (_sums[i] * keep) + shares[i];
        _weight = (_weight * keep) + 1;
        ReadAt = at;
    }

    /// <param name="notSureBelow">The confidence below which the answer is "not sure".</param>
    public ExpressionReading Mean(float notSureBelow)
    {
        Span<float> mean = stackalloc float[Expressions.Count];
        for (var i = 0; i < mean.Length; i++) mean[i] = _sums[i] / _weight;
        return ExpressionReading.From(mean, notSureBelow);
    }
}
