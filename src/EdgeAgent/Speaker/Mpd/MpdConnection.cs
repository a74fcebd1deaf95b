using System.Net.Sockets;
using System.Text;

namespace Roomtone.EdgeAgent.Speaker.Mpd;

/// <summary>
/// One connection that speaks MPD's protocol (https://mpd.readthedocs.io/en/stable/protocol.html): a line of command,
/// lines of answer, then OK or ACK. One command at a time; after a failure other than an ACK it cannot be used any more.
/// </summary>
internal sealed class MpdConnection : IDisposable
{
    /// <summary>A page of 2,000 files with 40 tags each has 80,000.</summary>
    private const int MostLines = 1_000_000;

    private readonly Socket _socket;
    private readonly MpdLines _lines;

    /// <param name="socket">Connected; it is ours from now on.</param>
    private MpdConnection(Socket socket)
    {
        _socket = socket;
        _lines = new MpdLines(new NetworkStream(socket, ownsSocket: true));
    }

    /// <exception cref="SpeakerException">There is no MPD, or it does not take the password.</exception>
    public static async Task<MpdConnection> OpenAsync(SpeakerSettings settings, MpdPassword password, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(settings.AnswerWithin, TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            var connection = new MpdConnection(await ConnectAsync(settings, limit.Token));
            await connection.GreetAsync(password, limit.Token);
            return connection;
        }
        catch (MpdRefusedException e)
        {
            throw new SpeakerException(
                $"The player refuses the password ({e.Message}). Set the secret mpd-password to the password of its mpd.conf.",
                SpeakerFault.Lost,
                e
            );
        }
        catch (Exception e) when (IsLoss(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new SpeakerException(
                $"The player at {settings.Host}:{settings.Port} cannot be reached ({e.Message.TrimEnd('.')}). Start mpd, or set Speaker:Host and Speaker:Port.",
                SpeakerFault.Lost,
                e
            );
        }
    }

    /// <summary>Whether an exception means that the connection is gone or useless.</summary>
    public static bool IsLoss(Exception e) => e is IOException or SocketException or OperationCanceledException or ObjectDisposedException;

    /// <exception cref="MpdRefusedException">The answer was an ACK.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task<MpdReply> AskAsync(CancellationToken cancellationToken, params string[] words)
    {
        await _socket.SendAsync(Encoding.UTF8.GetBytes(string.Join(' ', words.Select(Quoted)) + '\n'), cancellationToken);
        return await AnswerAsync(cancellationToken);
    }

    public void Dispose()
    {
        _lines.Dispose();
        _socket.Dispose();
    }

    private static async Task<Socket> ConnectAsync(SpeakerSettings settings, CancellationToken cancellationToken)
    {
        var isPath = settings.Host.StartsWith('/');
        var socket = isPath ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : TcpSocket();
        try
        {
            if (isPath) await socket.ConnectAsync(new UnixDomainSocketEndPoint(settings.Host), cancellationToken);
            else await socket.ConnectAsync(settings.Host, settings.Port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A player whose cable was pulled says nothing, and waiting for its changes would never end: TCP keep-alive notices after
    /// half a minute.
    /// </summary>
    private static Socket TcpSocket()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 15);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 5);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
        return socket;
    }

    private async Task GreetAsync(MpdPassword password, CancellationToken cancellationToken)
    {
        try
        {
            var greeting = await LineAsync(cancellationToken);
            if (!greeting.StartsWith("OK MPD", StringComparison.Ordinal))
                throw new IOException($"it greets with \"{greeting}\", which is not MPD");
            if (password.Value is { } secret)
                await AskAsync(cancellationToken, "password", secret);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private async Task<MpdReply> AnswerAsync(CancellationToken cancellationToken)
    {
        var lines = new List<KeyValuePair<string, string>>();
        while (true)
        {
            var line = await LineAsync(cancellationToken);
            if (lines.Count == MostLines) throw new IOException($"its answer is longer than {MostLines} lines");
            if (line == "OK") return new MpdReply(lines);
            if (line.StartsWith("ACK ", StringComparison.Ordinal)) throw MpdRefusedException.From(line);
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0) lines.Add(new(line[..colon], line[(colon + 2)..]));
        }
    }

    private async Task<string> LineAsync(CancellationToken cancellationToken) =>
        await _lines.ReadAsync(cancellationToken) ?? throw new IOException("the connection was closed");

    /// <summary>
    /// Words go in double quotes, with backslashes before quotes and backslashes. A line end would start another command; a
    /// carriage return does not, and may be in a file's name.
    /// </summary>
    private static string Quoted(string word)
    {
        if (word.AsSpan().ContainsAny('\n', '\0')) throw new IOException("a command must not hold a line end");
        return word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-')
            ? word
            : $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
