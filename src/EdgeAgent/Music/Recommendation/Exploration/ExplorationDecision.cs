namespace Roomtone.EdgeAgent.Music.Recommendation.Exploration;

/// <summary>The draw of one choice, and how likely each outcome was.</summary>
/// <param name="Strategy">What the choice leans on.</param>
/// <param name="Explored">Whether it is another than the rule.</param>
/// <param name="Blind">Whether the mood is left out.</param>
/// <param name="Propensities">The probability of each <see cref="Roomtone.EdgeAgent.Music.Recommendation.Strategy"/>, in its
/// order; they add up to 1.</param>
/// <param name="BlindPropensity">The probability of being blind.</param>
internal sealed record ExplorationDecision(
    Strategy Strategy,
    bool Explored,
    bool Blind,
    IReadOnlyList<double> Propensities,
    double BlindPropensity
)
{
    /// <summary>The most choices of a hundred that are explored, whatever chance does.</summary>
    private const int MostExplored = 15;

    /// <summary>How often the sampling is repeated to know its probabilities, to about two percent.</summary>
    private const int Repeats = 500;

    /// <summary>The rule, without any chance.</summary>
    public static ExplorationDecision Rule { get; } = new(Strategy.Hybrid, false, false, [1, 0, 0, 0, 0], 0);

    /// <summary>
    /// Now and then another strategy than the rule is tried: Thompson sampling (Thompson 1933; Chapelle and Li 2011)
    /// draws a rate for each from what is known of it, and the highest is tried. A pure function.
    /// </summary>
    public static ExplorationDecision Of(long seed, BanditState learned, double exploration, double blindToMood)
    {
        var dice = new SeededRandom(seed);
        var share = learned.Lately.Sum() < MostExplored ? exploration : 0;
        var explored = dice.Next() < share;
        var blind = dice.Next() < blindToMood;
        var tried = Sample(dice, learned);
        return new ExplorationDecision(
            explored ? tried : Strategy.Hybrid,
            explored,
            blind,
            Probabilities(dice, learned, share),
            blindToMood
        );
    }

    private static Strategy Sample(SeededRandom dice, BanditState learned)
    {
        var (best, highest) = (Strategy.Familiar, -1.0);
        for (var strategy = Strategy.Familiar; strategy <= Strategy.Popular; strategy++)
        {
            var (a, b) = learned.Arms[(int)strategy].Beta;
            if (dice.Beta(a, b) is var rate && rate > highest) (best, highest) = (strategy, rate);
        }

        return best;
    }

    private static double[] Probabilities(SeededRandom dice, BanditState learned, double share)
    {
        var wins = new double[learned.Arms.Count];
        if (share > 0)
            for (var n = 0; n < Repeats; n++) wins[(int)Sample(dice, learned)] += share / Repeats;
        wins[(int)Strategy.Hybrid] = 1 - share;
        return wins;
    }
}

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
