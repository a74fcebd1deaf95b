using Roomtone.Cli.Doctor;
using Roomtone.Lab.Servers;

namespace Roomtone.Lab.Doctor;

/// <summary>Whether the dashboard gets the port it likes.</summary>
internal sealed class PortCheck(int port) : ICheck
{
    public string Name => "port";

    public Task<Finding> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(FreePort.Prefer(port) == port
        ? Finding.Well($"The dashboard's port {port} is free.")
        : Finding.Note($"Port {port} is taken, by a running demo or another program; the dashboard would take another one.", $"See who: ss -ltnp 'sport = :{port}'"));
}
