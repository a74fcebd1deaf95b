namespace Roomtone.Hosting.Systemd;

/// <summary>A part of a service that can tell whether it still moves.</summary>
public interface IHeartbeat
{
    bool IsAlive { get; }
}
