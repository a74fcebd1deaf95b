namespace Roomtone.EdgeAgent.Camera;

/// <summary>How a stream of frames ended.</summary>
/// <param name="IsRound">The source was played to its end as it should be, and may begin again at once.</param>
/// <param name="Why">One sentence for a person.</param>
internal sealed record StreamEnd(bool IsRound, string Why);
