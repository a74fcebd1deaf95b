using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Mood;

/// <summary>What one track showed within a window.</summary>
internal sealed class PersonSeen
{
    private readonly float[] _sums = new float[Expressions.Count];
    private int _frames;

    public void Add(Expressions expressions)
    {
        Span<float> shares = stackalloc float[Expressions.Count];
        expressions.CopyTo(shares);
        for (var i = 0; i < shares.Length; i++) _sums[i] += shares[i];
        _frames++;
    }

    /// <summary>Adds the track's mean to the room's, as much as its vote weighs.</summary>
    /// <param name="wholeVoteFrom">Frames from which on the vote is whole.</param>
    /// <param name="shares">Takes the weighted mean.</param>
    /// <returns>The weight, above 0 to 1.</returns>
    public float Vote(double wholeVoteFrom, Span<float> shares)
    {
        var weight = (float)Math.Min(1, _frames / wholeVoteFrom);
        for (var i = 0; i < shares.Length; i++) shares[i] += weight * _sums[i] / _frames;
        return weight;
    }
}
