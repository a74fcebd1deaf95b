using System.Net.Sockets;
using System.Text;
using Roomtone.Testing;

namespace Roomtone.Hosting.Tests.Systemd;

/// <summary>The socket that systemd listens at, and the variables by which it names it to a service. They are this process's own.</summary>
internal sealed class NotifySocket : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    /// <param name="watchdog">Null where the unit has no WatchdogSec.</param>
    public NotifySocket(TimeSpan? watchdog = null)
    {
        _socket.Bind(new UnixDomainSocketEndPoint(_folder.In("notify")));
        _socket.ReceiveTimeout = 20_000; // ms; a message that does not come fails the test.
        Environment.SetEnvironmentVariable("NOTIFY_SOCKET", _folder.In("notify"));
        Environment.SetEnvironmentVariable("WATCHDOG_USEC", watchdog is { } limit ? $"{limit.TotalMicroseconds:0}" : null);
    }

    /// <summary>How many messages wait to be received is not told by the kernel; whether one does is.</summary>
    public bool IsEmpty => !_socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Waits for the next message.</summary>
    public string Receive()
    {
        var message = new byte[4096];
        return Encoding.UTF8.GetString(message, 0, _socket.Receive(message));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("NOTIFY_SOCKET", null);
        Environment.SetEnvironmentVariable("WATCHDOG_USEC", null);
        _socket.Dispose();
        _folder.Dispose();
    }
}
