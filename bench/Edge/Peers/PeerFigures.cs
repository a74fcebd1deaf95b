namespace Roomtone.EdgeAgent.Bench.Peers;

/// <summary>The agent beside what a user would pick instead, on the same photographs, one thread each.</summary>
/// <param name="Name">Whose figures these are.</param>
/// <param name="CpuMs">CPU a picture of 640 x 480.</param>
/// <param name="Recall">Share of the people in the photographs that were found.</param>
/// <param name="FalseFinds">Finds that are no face.</param>
/// <param name="Agreement">Share of the faces found by both whose strongest expression is the agent's; null for the agent.</param>
internal sealed record PeerFigures(string Name, double CpuMs, double Recall, int FalseFinds, double? Agreement);
