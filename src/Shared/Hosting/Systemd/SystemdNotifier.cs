using System.Net.Sockets;
using System.Text;

namespace Roomtone.Hosting.Systemd;

/// <summary>Speaks sd_notify(3) to the socket in <c>NOTIFY_SOCKET</c>; says nothing where there is none.</summary>
public sealed class SystemdNotifier(string? socketPath)
{
    public static SystemdNotifier FromEnvironment() => new(Environment.GetEnvironmentVariable("NOTIFY_SOCKET"));

    public bool IsUnderSystemd => !string.IsNullOrEmpty(socketPath);

    /// <param name="state">One or more lines such as <c>READY=1</c> or <c>STATUS=…</c>.</param>
    public void Notify(string state)
    {
        if (string.IsNullOrEmpty(socketPath)) return;
        // A leading @ stands for the abstract namespace, whose first byte is zero.
        var address = socketPath[0] == '@' ? '\0' + socketPath[1..] : socketPath;
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(address));
        socket.Send(Encoding.UTF8.GetBytes(state));
    }
}
