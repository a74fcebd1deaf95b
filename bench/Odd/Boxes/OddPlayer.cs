using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Roomtone.Odd.Bench.Boxes;

/// <summary>
/// Something that speaks MPD's lines, as a text says: <c>&gt; find</c> and below it what is answered. What the text does not have
/// is answered with OK.
/// </summary>
internal sealed class OddPlayer : IAsyncDisposable
{
    private const string Greeting = "greeting";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<string, int> _asked = new();
    private volatile Dictionary<string, byte[]> _answers = [];

    public OddPlayer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often each command came since the last text.</summary>
    public int Asked(string command) => _asked.GetValueOrDefault(command);

    public void Answer(byte[] text)
    {
        _asked.Clear();
        _answers = Parse(text);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        _end.Dispose();
    }

    private static Dictionary<string, byte[]> Parse(byte[] text)
    {
        var (answers, name) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), Greeting);
        var start = 0;
        void Keep(int end) => answers[name] = text[Math.Min(start, end)..end];
        for (var at = 0; at < text.Length;)
        {
            var end = text.AsSpan(at).IndexOf((byte)'\n');
            end = end < 0 ? text.Length : at + end;
            if (text.AsSpan(at, end - at).StartsWith("> "u8))
            {
                Keep(at);
                name = Encoding.UTF8.GetString(text, at + 2, end - at - 2).Trim();
                start = Math.Min(end + 1, text.Length);
            }

            at = end + 1;
        }

        Keep(text.Length);
        return answers;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptSocketAsync(_end.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        try
        {
            await stream.WriteAsync(_answers.GetValueOrDefault(Greeting) ?? "OK MPD 0.23.5\n"u8.ToArray(), _end.Token);
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                var command = line.Split(' ')[0];
                _asked.AddOrUpdate(command, 1, (_, times) => times + 1);
                if (command == "idle" && !_answers.ContainsKey(command)) continue; // Nothing changes.
                await stream.WriteAsync(command == "noidle" ? "OK\n"u8.ToArray() : AnswerTo(command, line), _end.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other end has gone.
        }
    }

    private byte[] AnswerTo(string command, string line)
    {
        var answers = _answers;
        if (answers.GetValueOrDefault(command) is not { } answer) return "OK\n"u8.ToArray();
        return line.Split(" window ") is [_, var window] && window.Trim('"').Split(':') is [var from, var to]
            ? Window(answer, int.Parse(from, CultureInfo.InvariantCulture), int.Parse(to, CultureInfo.InvariantCulture))
            : answer;
    }

    /// <summary>The files of that window, as a real player cuts its list: what is odd in them stays.</summary>
    private static byte[] Window(byte[] answer, int from, int to)
    {
        using var output = new MemoryStream();
        var file = -1;
        for (var at = 0; at < answer.Length;)
        {
            var end = answer.AsSpan(at).IndexOf((byte)'\n');
            end = end < 0 ? answer.Length : at + end + 1;
            var line = answer.AsSpan(at, end - at);
            if (line.StartsWith("file: "u8)) file++;
            var isEnd = line.StartsWith("OK"u8) || line.StartsWith("ACK"u8);
            if (isEnd || (file >= from && file < to) || (file < 0 && from == 0)) output.Write(line);
            at = end;
        }

        return output.ToArray();
    }
}
