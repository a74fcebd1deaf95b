using System.Net.Sockets;
using Roomtone.Lab.Servers;

namespace Roomtone.EndToEnd.Tests;

/// <summary>Asks MPD itself whether it sounds.</summary>
internal sealed class LocalPlayer : IDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };
    private StreamReader _reader = null!;
    private StreamWriter _writer = null!;
    private string _elapsed = "";

    public static async Task<LocalPlayer> ConnectAsync(PrivatePlayer server)
    {
        var player = new LocalPlayer();
        await player._client.ConnectAsync(PrivateServer.Host, server.Port);
        player._reader = new StreamReader(player._client.GetStream());
        player._writer = new StreamWriter(player._client.GetStream()) { AutoFlush = true, NewLine = "\n" };
        await player._reader.ReadLineAsync();
        await player.AskAsync($"password {server.UserPassword}");
        return player;
    }

    /// <summary>It plays, and its time has gone on since the last question.</summary>
    public async Task<bool> SoundsAsync()
    {
        var answer = await AskAsync("status");
        var elapsed = answer.GetValueOrDefault("elapsed", "");
        var goesOn = elapsed != _elapsed;
        _elapsed = elapsed;
        return answer.GetValueOrDefault("state") == "play" && goesOn && elapsed != "0.000";
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _client.Dispose();
    }

    private async Task<Dictionary<string, string>> AskAsync(string command)
    {
        await _writer.WriteLineAsync(command);
        var answer = new Dictionary<string, string>();
        while (await _reader.ReadLineAsync() is { } line and not "OK")
        {
            Assert.False(line.StartsWith("ACK", StringComparison.Ordinal), line);
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0) answer[line[..colon]] = line[(colon + 2)..];
        }

        return answer;
    }
}
