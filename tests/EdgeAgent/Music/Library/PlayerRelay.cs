using System.Net;
using System.Net.Sockets;
using System.Text;
using Roomtone.Lab.Servers;

namespace Roomtone.EdgeAgent.Tests.Music.Library;

/// <summary>Stands before a player and passes every command on, but for what a test changes.</summary>
internal abstract class PlayerRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _to;
    private readonly Task _accepting;

    protected PlayerRelay(int to)
    {
        _to = to;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    /// <summary>Whether a new connection is taken; otherwise it is closed at once.</summary>
    protected virtual bool Accepts() => true;

    /// <returns>The command that the player gets; null closes the connection.</returns>
    protected abstract string? Pass(string command);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync();
                if (Accepts()) _ = RelayAsync(near);
                else near.Dispose();
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
            var answers = AnswerAsync(far, near);
            using var commands = new StreamReader(near.GetStream(), Encoding.UTF8);
            while (await commands.ReadLineAsync() is { } line)
            {
                if (Pass(line) is not { } command) return;
                await far.GetStream().WriteAsync(Encoding.UTF8.GetBytes(command + "\n"));
            }

            await answers;
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // One of the ends has gone.
        }
    }

    /// <summary>Where the player closes, so do we.</summary>
    private static async Task AnswerAsync(TcpClient far, TcpClient near)
    {
        try
        {
            await far.GetStream().CopyToAsync(near.GetStream());
        }
        finally
        {
            near.Close();
        }
    }
}
