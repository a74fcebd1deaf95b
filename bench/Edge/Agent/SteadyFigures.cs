namespace Roomtone.EdgeAgent.Bench.Agent;

/// <summary>Ten minutes at ten frames a second, after the first one.</summary>
/// <param name="Frames">Looked at.</param>
/// <param name="FullCollections">Of generation 2.</param>
/// <param name="Collections">Of all generations.</param>
/// <param name="ResidentMbBefore">At the first minute.</param>
/// <param name="ResidentMbAfter">Ten minutes later.</param>
/// <param name="CorePercent">Of one core, the agent alone.</param>
internal sealed record SteadyFigures(
    long Frames,
    long FullCollections,
    long Collections,
    double ResidentMbBefore,
    double ResidentMbAfter,
    double CorePercent
);
