namespace Roomtone.Contracts;

/// <summary>Retained, and the last will: whether a box can be reached.</summary>
/// <param name="State">Whether it is there.</param>
/// <param name="At">Since when, UTC. The last will carries the time of the connection.</param>
/// <param name="Version">The agent's version.</param>
/// <param name="Boot">New at each start of the agent.</param>
public sealed record DeviceStatus(DeviceState State, DateTimeOffset At, string Version, Guid Boot);

public enum DeviceState
{
    Online,
    Stopped,
    Offline,
}
