namespace Roomtone.EdgeAgent.Bench.Agent;

/// <summary>How the agent stands after some minutes.</summary>
/// <param name="History"><see cref="Confirms"/> or <see cref="Away"/>.</param>
/// <param name="Minute">Since the start of its process.</param>
/// <param name="Memory">As the kernel counts it.</param>
/// <param name="ManagedMb">What .NET's heap has taken from the system.</param>
/// <param name="Frames">Looked at.</param>
/// <param name="Unconfirmed">Events that wait.</param>
/// <param name="FullCollections">Of generation 2, since the start.</param>
/// <param name="CpuS">The agent alone.</param>
internal sealed record HourSample(
    string History,
    int Minute,
    ProcessMemory Memory,
    double ManagedMb,
    long Frames,
    long Unconfirmed,
    long FullCollections,
    double CpuS
)
{
    public const string Confirms = "confirms";
    public const string Away = "away";
}
