namespace Roomtone.EdgeAgent.Music.Recommendation.Exploration;

/// <summary>
/// Chance from a seed, the same in every version of .NET, so that a choice can be drawn again (SplitMix64, Steele et al.
/// 2014).
/// </summary>
internal sealed class SeededRandom(long seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>From 0 to below 1.</summary>
    public double Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A draw from a beta distribution, as the share of one of two gamma draws.</summary>
    public double Beta(double a, double b)
    {
        var (x, y) = (Gamma(a), Gamma(b));
        return x / (x + y);
    }

    /// <summary>Marsaglia and Tsang 2000, for shapes from 1 on.</summary>
    private double Gamma(double shape)
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + (c * x), 3);
            if (v > 0 && Math.Log(1 - Next()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v))) return d * v;
        }
    }

    /// <summary>Box and Muller 1958.</summary>
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());
}
