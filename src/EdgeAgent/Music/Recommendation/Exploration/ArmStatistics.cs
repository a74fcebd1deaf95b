using System.Text.Json.Serialization;

namespace Roomtone.EdgeAgent.Music.Recommendation.Exploration;

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
