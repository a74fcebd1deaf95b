using System.Net;
using System.Net.Sockets;

namespace Roomtone.Lab.Servers;

/// <summary>A port of the loopback address that nobody listens on now.</summary>
public static class FreePort
{
    public static int Next() => Try(0)!.Value;

    /// <summary>The port that people know, where it is free; else any.</summary>
    public static int Prefer(int port) => Try(port) ?? Next();

    private static int? Try(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
