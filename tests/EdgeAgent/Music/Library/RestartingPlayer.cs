using System.Net;
using System.Net.Sockets;
using System.Text;
using Roomtone.Lab.Servers;

namespace Roomtone.EdgeAgent.Tests.Music.Library;

/// <summary>A wire to a player that goes away at a command: once, in the middle of it, and it is there again for the next.</summary>
internal sealed class RestartingPlayer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _command;
    private readonly int _to;
    private readonly Task _accepting;
    private volatile int _state;

    public RestartingPlayer(int to, string command)
    {
        (_to, _command) = (to, command);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    private enum Now
    {
        There,
        Away,
        ThereAgain,
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public bool HasRestarted => _state == (int)Now.ThereAgain;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync();
                if (Interlocked.CompareExchange(ref _state, (int)Now.ThereAgain, (int)Now.Away) == (int)Now.Away) near.Dispose();
                else _ = RelayAsync(near);
            }
        }
        catch (SocketException)
        {
            // It was disposed.
        }
    }

    private async Task RelayAsync(TcpClient near)
    {
        using var first = near;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(PrivateServer.Host, _to);
            var answers = far.GetStream().CopyToAsync(near.GetStream());
            using var commands = new StreamReader(near.GetStream(), Encoding.UTF8);
            while (await commands.ReadLineAsync() is { } line)
            {
                var isIt = line.StartsWith(_command, StringComparison.Ordinal);
                if (isIt && Interlocked.CompareExchange(ref _state, (int)Now.Away, (int)Now.There) == (int)Now.There) return;
                await far.GetStream().WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
            }

            await answers;
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // One of the ends has gone.
        }
    }
}
