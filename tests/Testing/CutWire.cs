using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Roomtone.Testing;

/// <summary>A wire to a port that can be cut and mended: what is on it is lost, and nobody says goodbye.</summary>
public sealed class CutWire : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _ends = [];
    private readonly Task _accepting;
    private volatile bool _cut;
    private volatile TaskCompletionSource? _hold;

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

    /// <summary>Lets what is said pass, and keeps back what is answered.</summary>
    public void HoldAnswers() => _hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void ReleaseAnswers()
    {
        var hold = _hold;
        _hold = null;
        hold?.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        ReleaseAnswers();
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
            _ = CopyAsync(near, far, isAnswer: false);
            _ = CopyAsync(far, near, isAnswer: true);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            near.Close();
        }
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, bool isAnswer)
    {
        try
        {
            var (source, target, buffer) = (from.GetStream(), to.GetStream(), new byte[64 * 1024]);
            while (await source.ReadAsync(buffer) is > 0 and var read)
            {
                if (isAnswer && _hold is { } hold) await hold.Task;
                await target.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }

        from.Close();
        to.Close();
    }
}
