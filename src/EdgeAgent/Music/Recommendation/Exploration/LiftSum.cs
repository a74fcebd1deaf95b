using System.Text.Json.Serialization;

namespace Roomtone.EdgeAgent.Music.Recommendation.Exploration;

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
