using System.Net.Sockets;
using System.Text;

namespace Roomtone.Lab.Servers;

/// <summary>Knocks at a loopback port.</summary>
internal static class PortProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <returns>What the server says first (empty when <paramref name="expectText"/> is false), or null when nobody answers.</returns>
    public static async Task<string?> ReadAsync(int port, bool expectText, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(PrivateServer.Host, port, limit.Token);
            if (!expectText) return "";
            var buffer = new byte[256];
            var count = await client.GetStream().ReadAsync(buffer, limit.Token);
            return count == 0 ? null : Encoding.UTF8.GetString(buffer, 0, count);
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
