using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Roomtone.EdgeAgent.Tests.Mqtt;

/// <summary>A wire to a port that can be cut and mended: what is on it is lost, and nobody says goodbye.</summary>
internal sealed class CutWire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _ends = [];
    private readonly Task _accepting;
    private volatile bool _cut;

    public CutWire(int to)
    {
        _listener.Start();
        _accepting = AcceptAsync(to);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Cut()
    {
        _cut = true;
        foreach (var end in _ends) end.Close();
        _ends.Clear();
    }

    public void Mend() => _cut = false;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting;
    }

    private async Task AcceptAsync(int to)
    {
        try
        {
            while (true) await JoinAsync(await _listener.AcceptTcpClientAsync(), to);
        }
        catch (SocketException)
        {
            // The listener was stopped: the wire is disposed.
        }
    }

    private async Task JoinAsync(TcpClient near, int to)
    {
        var far = new TcpClient();
        _ends.Add(near);
        _ends.Add(far);
        try
        {
            if (_cut) throw new IOException("The wire is cut.");
            await far.ConnectAsync(IPAddress.Loopback, to);
            _ = CopyAsync(near, far);
            _ = CopyAsync(far, near);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            near.Close();
        }
    }

    private static async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }

        from.Close();
        to.Close();
    }
}
