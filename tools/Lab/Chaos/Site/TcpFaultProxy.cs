using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Roomtone.Lab.Chaos.Site;

/// <summary>How a network fails.</summary>
internal enum Outage
{
    /// <summary>The other machine is there, its port is not: each attempt is refused at once.</summary>
    Refused,

    /// <summary>A black hole: connections stand, or seem to come about, and nothing passes in either direction.</summary>
    Silent,

    /// <summary>Each connection is cut by a reset, in the middle of whatever it says, again and again.</summary>
    Reset,
}

/// <summary>A network between two programs: what comes to its loopback port goes on to another, unless there is an outage.</summary>
internal sealed class TcpFaultProxy : IAsyncDisposable
{
    private static readonly TaskCompletionSource Open = Opened();

    private readonly int _to;
    private readonly ConcurrentDictionary<Socket, bool> _ends = [];
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;
    private volatile TaskCompletionSource _passing = Open;
    private volatile bool _resetting;

    public TcpFaultProxy(int to)
    {
        _to = to;
        Listen(0);
        Port = ((IPEndPoint)_listener!.LocalEndpoint).Port;
    }

    public int Port { get; }

    /// <summary>Begins an outage; it lasts until <see cref="MendAsync"/>.</summary>
    public async Task CutAsync(Outage outage)
    {
        if (outage == Outage.Silent)
        {
            _passing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return;
        }

        if (outage == Outage.Refused) await StopListeningAsync();
        else _resetting = true;
        ResetAll();
    }

    /// <param name="forget">Whether the connections that stood silent are lost, as behind a router that forgot them.</param>
    public async Task MendAsync(bool forget)
    {
        if (forget) ResetAll();
        _resetting = false;
        if (_listener is null) await ListenAgainAsync();
        var held = _passing;
        _passing = Open;
        held.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await StopListeningAsync();
        _passing.TrySetResult();
        ResetAll();
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private void Listen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _listener = listener;
        _accepting = AcceptAsync(listener);
    }

    /// <summary>Another program's outgoing connection may hold the port for a moment.</summary>
    private async Task ListenAgainAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                Listen(Port);
                return;
            }
            catch (SocketException) when (attempt < 100)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    private async Task StopListeningAsync()
    {
        _listener?.Stop();
        _listener = null;
        await _accepting;
    }

    private void ResetAll()
    {
        foreach (var end in _ends.Keys) Break(end);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true) _ = JoinAsync(await listener.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException)
        {
            // It was told to stop, while it waited or between two.
        }
    }

    private async Task JoinAsync(Socket near)
    {
        var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        near.NoDelay = far.NoDelay = true;
        _ends[near] = _ends[far] = true;
        try
        {
            await _passing.Task;
            if (_resetting) throw new SocketException((int)SocketError.ConnectionReset);
            await far.ConnectAsync(IPAddress.Loopback, _to);
            await Task.WhenAny(CopyAsync(near, far), CopyAsync(far, near));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The other side is away, or the outage has broken it.
        }

        Break(near);
        Break(far);
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                await _passing.Task;
                for (var sent = 0; sent < count;) sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Broken; its caller breaks the other end too.
        }
    }

    private void Break(Socket end)
    {
        if (!_ends.TryRemove(end, out _)) return;
        end.LingerState = new LingerOption(enable: true, seconds: 0); // Closing then sends a reset, as tcp(7) says.
        end.Dispose();
    }
}
