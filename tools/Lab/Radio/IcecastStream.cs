using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Roomtone.Lab.Radio;

/// <summary>
/// A station as Icecast sends it: sound without an end, its titles in between. Beside it lie lists that lead to it. It can stall,
/// break off, or go on in another format, as stations do.
/// </summary>
public sealed class IcecastStream : IAsyncDisposable
{
    /// <summary>The fewest bytes of sound that it can repeat.</summary>
    public const int Shortest = 2 * TitleEvery;

    private const int TitleEvery = 8000;

    /// <summary>As Icecast does: 64 kB at once, then little more than is heard, or a player plays on for long after a stall.</summary>
    private const int Burst = 8;

    private const double Surplus = 1.25;

    private readonly TimeSpan _pause;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _listeners = new();
    private volatile byte[] _sound;
    private volatile bool _isStalled;
    private readonly Task _serving;
    private volatile string _title;

    /// <param name="sound">MP3.</param>
    /// <param name="title">What it says it plays.</param>
    /// <param name="bytesASecond">Of the sound; 16,000 are 128 kbit/s.</param>
    public IcecastStream(byte[] sound, string title, int bytesASecond = 16_000)
    {
        (_sound, _title) = (sound, title);
        _pause = TimeSpan.FromSeconds(TitleEvery / (Surplus * bytesASecond));
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Title
    {
        set => _title = value;
    }

    /// <summary>Whether it sends nothing, while its connections stay open.</summary>
    public bool IsStalled
    {
        set => _isStalled = value;
    }

    /// <summary>How many listen now.</summary>
    public int Listeners => _listeners.Count;

    /// <summary>Goes on with another sound, to those that listen already too; its beginning comes first.</summary>
    public byte[] Sound
    {
        set => _sound = value;
    }

    /// <summary>Ends the connections of all who listen.</summary>
    public void BreakOff()
    {
        foreach (var listener in _listeners.Keys) listener.Client.Close(0);
    }

    public string At(string path) => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{path}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = AnswerAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                var path = await PathAsync(stream);
                if (path.EndsWith(".pls", StringComparison.Ordinal))
                    await SayAsync(stream, "audio/x-scpls", $"[playlist]\nNumberOfEntries=1\nFile1={At("list.m3u")}\nTitle1=One\nLength1=-1\n");
                else if (path.EndsWith(".m3u", StringComparison.Ordinal))
                    await SayAsync(stream, "audio/x-mpegurl", "#EXTM3U\n#EXTINF:-1,One\nlive\n");
                else
                    await PlayAsync(client, stream);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The player has gone.
            }
        }
    }

    private async Task<string> PathAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
        var first = await reader.ReadLineAsync(_stop.Token) ?? "";
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
        {
            // Headers do not matter.
        }

        return first.Split(' ') is [_, var path, ..] ? path : "/";
    }

    private async Task SayAsync(NetworkStream stream, string type, string text) =>
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.0 200 OK\r\nContent-Type: {type}\r\nContent-Length: {text.Length}\r\n\r\n{text}"), _stop.Token);

    private async Task PlayAsync(TcpClient client, NetworkStream stream)
    {
        _listeners[client] = true;
        try
        {
            await PlayAsync(stream);
        }
        finally
        {
            _listeners.TryRemove(client, out _);
        }
    }

    private async Task PlayAsync(NetworkStream stream)
    {
        var header = $"HTTP/1.0 200 OK\r\nContent-Type: audio/mpeg\r\nicy-name: Test\r\nicy-metaint: {TitleEvery}\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(header), _stop.Token);
        var (sound, at) = (_sound, 0);
        for (var sent = 1; true; sent++)
        {
            if (_sound != sound) (sound, at) = (_sound, 0);
            if (!_isStalled)
            {
                await stream.WriteAsync(sound.AsMemory(at, TitleEvery), _stop.Token);
                await stream.WriteAsync(Metadata(_title), _stop.Token);
                at = (at + TitleEvery) % (sound.Length - TitleEvery);
            }

            if (sent >= Burst) await Task.Delay(_pause, TimeProvider.System, _stop.Token);
        }
    }

    /// <summary>A byte for the length in sixteens, then the text, filled up with zeros.</summary>
    private static byte[] Metadata(string title)
    {
        var text = Encoding.UTF8.GetBytes($"StreamTitle='{title}';");
        var block = new byte[1 + ((text.Length + 15) / 16 * 16)];
        block[0] = (byte)((text.Length + 15) / 16);
        text.CopyTo(block, 1);
        return block;
    }
}
