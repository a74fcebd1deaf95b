using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Roomtone.Cli.Doctor.Installed;

/// <summary>Whether the player (MPD) that the agent's settings name answers, and takes the password.</summary>
/// <param name="settings">The agent's settings.</param>
internal sealed class PlayerCheck(InstalledSettings settings) : ICheck
{
    private const int UsualPort = 6600;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public string Name => "player";

    public async Task<Finding> CheckAsync(CancellationToken cancellationToken)
    {
        var host = settings.Values["Speaker:Host"] ?? "127.0.0.1";
        var port = int.TryParse(settings.Values["Speaker:Port"], CultureInfo.InvariantCulture, out var named) ? named : UsualPort;
        var place = host.StartsWith('/') ? host : $"{host}:{port}";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var player = await ConnectAsync(host, port, limit.Token);
            using var answers = new StreamReader(new NetworkStream(player));
            if (await answers.ReadLineAsync(limit.Token) is not { } greeting || !greeting.StartsWith("OK MPD", StringComparison.Ordinal))
                return Finding.Fault($"What answers at {place} is not MPD.", "Correct Speaker:Host and Speaker:Port.");
            if (settings.Secret("mpd-password") is { Length: > 0 } password && await RefusalAsync(player, answers, password, limit.Token) is { } refusal)
                return Finding.Fault($"The player at {place} refuses the password.", "Set the secret mpd-password to the password of its mpd.conf.") with { Lines = [refusal] };
            return Finding.Well($"The player at {place} answers ({greeting[3..]}).");
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Finding.Fault($"No player answers at {place}.", "Start it (sudo systemctl start mpd), or correct Speaker:Host and Speaker:Port.");
        }
    }

    private static async Task<Socket> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var socket = host.StartsWith('/') ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (host.StartsWith('/')) await socket.ConnectAsync(new UnixDomainSocketEndPoint(host), cancellationToken);
            else await socket.ConnectAsync(host, port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<string?> RefusalAsync(Socket player, StreamReader answers, string password, CancellationToken cancellationToken)
    {
        var quoted = password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        await player.SendAsync(Encoding.UTF8.GetBytes($"password \"{quoted}\"\n"), cancellationToken);
        return await answers.ReadLineAsync(cancellationToken) is { } answer && answer.StartsWith("OK", StringComparison.Ordinal) ? null : "The player refused the password.";
    }
}
