using System.Net;
using System.Net.Sockets;

namespace Roomtone.EdgeAgent.Tests.Music.AudioAnalysis.Decoding;

/// <summary>A port that counts who comes, and sends everybody away.</summary>
internal sealed class CountedRequests : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _count;

    public CountedRequests()
    {
        _listener.Start();
        _ = CountAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Who comes after all that is asked about has come before.</summary>
    public async Task<int> BeforeMineAsync()
    {
        using var mine = new TcpClient();
        await mine.ConnectAsync(IPAddress.Loopback, Port);
        _ = await mine.GetStream().ReadAsync(new byte[1]); // Sent away, as everybody before.
        return Volatile.Read(ref _count) - 1;
    }

    public void Dispose() => _listener.Dispose();

    private async Task CountAsync()
    {
        try
        {
            while (true)
            {
                using var guest = await _listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _count);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }
}
