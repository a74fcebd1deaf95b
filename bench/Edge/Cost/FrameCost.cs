namespace Roomtone.EdgeAgent.Bench.Cost;

/// <summary>What a frame with this many faces costs; medians over the rounds.</summary>
/// <param name="Way">How the frames were looked at.</param>
/// <param name="Faces">Faces in the frame.</param>
/// <param name="AgentMs">CPU of all that the agent does with a frame.</param>
/// <param name="InferenceMs">CPU of the same runs of the same networks, and nothing else.</param>
/// <param name="Ratio">The median of the rounds' own ratios: a slow spell of the machine hits both sides of a round.</param>
/// <param name="AllocatedKb">Managed memory that the agent allocated for a frame.</param>
/// <param name="DetectorRuns">Runs of the detector a frame.</param>
internal sealed record FrameCost(
    string Way,
    int Faces,
    double AgentMs,
    double InferenceMs,
    double Ratio,
    double AllocatedKb,
    double DetectorRuns
);
