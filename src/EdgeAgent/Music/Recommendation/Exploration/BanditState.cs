using System.Text.Json.Serialization;

namespace Roomtone.EdgeAgent.Music.Recommendation.Exploration;

/// <summary>What a room's choices have taught so far. Numbers only.</summary>
/// <param name="Arms">A tally a <see cref="Strategy"/>, in its order.</param>
/// <param name="Steered">How choices went that the mood steered.</param>
/// <param name="Blind">How choices went that were blind to a known mood.</param>
/// <param name="Lately">The last choices, the newest last: 1 where another strategy than the rule was tried.</param>
/// <param name="SteeredLift">How valence changed over tracks that the mood steered.</param>
/// <param name="BlindLift">How it changed over tracks chosen blind to the mood.</param>
internal sealed record BanditState(
    IReadOnlyList<ArmStatistics> Arms,
    ArmStatistics Steered,
    ArmStatistics Blind,
    IReadOnlyList<int> Lately,
    LiftSum SteeredLift,
    LiftSum BlindLift
)
{
    /// <summary>Over how many choices the limit of exploring is kept.</summary>
    public const int Window = 100;

    public static BanditState Nothing { get; } =
        new(
            [.. Enum.GetValues<Strategy>().Select(_ => ArmStatistics.None)],
            ArmStatistics.None,
            ArmStatistics.None,
            [],
            LiftSum.None,
            LiftSum.None
        );

    /// <summary>Negative tallies, and such that are no numbers, have no distribution.</summary>
    public static bool IsSound(BanditState state) =>
        state.Arms.Append(state.Steered).Append(state.Blind).All(arm => arm is { Good: >= 0 and < 1e9, Bad: >= 0 and < 1e9 });

    /// <summary>
    /// How sure it is that steering by the mood does better than not, 0 to 1: the normal approximation to the difference
    /// of two beta distributions. A half while nothing is known.
    /// </summary>
    [JsonIgnore]
    public double SteeringHelps => Cumulative((Steered.Mean - Blind.Mean) / Math.Sqrt(Steered.Variance + Blind.Variance));

    public BanditState WithChoice(ChoiceProvenance drawn) =>
        this with
        {
            Lately = [.. Lately.TakeLast(Window - 1), drawn.Explored ? 1 : 0],
        };

    public BanditState WithOutcome(ChoiceProvenance drawn, bool good)
    {
        var arms = Arms.ToArray();
        arms[(int)drawn.Strategy] = arms[(int)drawn.Strategy].With(good);
        var learned = this with { Arms = arms };
        if (!drawn.MoodKnown) return learned;
        return drawn.Blind ? learned with { Blind = Blind.With(good) } : learned with { Steered = Steered.With(good) };
    }

    public BanditState WithLift(ChoiceProvenance drawn, double lift) =>
        !drawn.MoodKnown ? this
        : drawn.Blind ? this with { BlindLift = BlindLift.With(lift) }
        : this with { SteeredLift = SteeredLift.With(lift) };

    /// <summary>The normal distribution, Abramowitz and Stegun 26.2.17; off by less than 1e-7.</summary>
    private static double Cumulative(double z)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(z)));
        var tail =
            Math.Exp(-z * z / 2)
            / Math.Sqrt(2 * Math.PI)
            * t
            * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return z >= 0 ? 1 - tail : tail;
    }
}

/// <summary>How the playing track came to be chosen.</summary>
/// <param name="Strategy">What the choice leaned on.</param>
/// <param name="Explored">Whether another strategy than the rule was tried.</param>
/// <param name="Blind">Whether the mood was left out, to measure its effect.</param>
/// <param name="MoodKnown">Whether there was a mood that could have steered.</param>
internal sealed record ChoiceProvenance(Strategy Strategy, bool Explored, bool Blind, bool MoodKnown);

/// <summary>How often something went well and how often not; fades, so that a room may change its mind.</summary>
internal sealed record ArmStatistics(double Good, double Bad)
{
    /// <summary>The last few hundred outcomes count.</summary>
    private const double Fading = 0.995;

    public static ArmStatistics None { get; } = new(0, 0);

    /// <summary>The parameters of the beta distribution over the rate, beginning with all rates alike.</summary>
    [JsonIgnore]
    public (double A, double B) Beta => (1 + Good, 1 + Bad);

    [JsonIgnore]
    public double Mean => Beta.A / (Beta.A + Beta.B);

    [JsonIgnore]
    public double Variance => Beta.A * Beta.B / (Math.Pow(Beta.A + Beta.B, 2) * (Beta.A + Beta.B + 1));

    public ArmStatistics With(bool good) => new((Good * Fading) + (good ? 1 : 0), (Bad * Fading) + (good ? 0 : 1));
}

/// <summary>The mean change of valence over tracks and how sure it is (Welford 1962).</summary>
/// <param name="Count">How many tracks.</param>
/// <param name="Mean">After minus before.</param>
/// <param name="Squares">The sum of the squared deviations.</param>
internal sealed record LiftSum(int Count, double Mean, double Squares)
{
    public static LiftSum None { get; } = new(0, 0, 0);

    /// <summary>The standard error of the mean; null below two tracks.</summary>
    [JsonIgnore]
    public double? Error => Count < 2 ? null : Math.Sqrt(Squares / (Count - 1) / Count);

    public LiftSum With(double lift)
    {
        var off = lift - Mean;
        var mean = Mean + (off / (Count + 1));
        return new LiftSum(Count + 1, mean, Squares + (off * (lift - mean)));
    }
}
