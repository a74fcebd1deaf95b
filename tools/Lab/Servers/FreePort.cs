using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Roomtone.Lab.Servers;

/// <summary>A port of the loopback address that nobody listens on now.</summary>
public static class FreePort
{
    /// <summary>
    /// The range lies below net.ipv4.ip_local_port_range, which begins at 32768: no outgoing connection is given such a port
    /// between this answer and the moment at which a server listens, or while a server is down and will come back on it.
    /// </summary>
    private const int First = 20_000;
    private const int Last = 32_000;

    private static readonly ConcurrentBag<Socket> Reserved = [];

    /// <summary>A port that no other call is given while this process lives, here or in another process of ours.</summary>
    /// <exception cref="InvalidOperationException">All ports are taken.</exception>
    public static int Next()
    {
        for (var tries = Last - First; tries > 0; tries--)
        {
            var port = Random.Shared.Next(First, Last);
            if (IsFree(port) && Reserve(port)) return port;
        }

        throw new InvalidOperationException($"No port from {First} to {Last} is free. See who listens: ss -tlnp");
    }

    /// <summary>The port that people know, where it is free; else any.</summary>
    public static int Prefer(int port) => IsFree(port) ? port : Next();

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>By a name among the kernel's abstract sockets (unix(7)): it goes with the process, however that ends.</summary>
    private static bool Reserve(int port)
    {
        var name = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            name.Bind(new UnixDomainSocketEndPoint($"\0roomtone-port-{port}"));
            Reserved.Add(name);
            return true;
        }
        catch (SocketException)
        {
            name.Dispose();
            return false;
        }
    }
}
