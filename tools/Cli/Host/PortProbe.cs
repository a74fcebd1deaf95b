using System.Net.Sockets;
using System.Text;

namespace Roomtone.Cli.Host;

/// <summary>Checks whether a server accepts connections, and reads what it says first.</summary>
internal static class PortProbe
{
    private const int LongestGreeting = 256;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <param name="host">A name or an address.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="expectText">Whether such a server greets.</param>
    /// <param name="cancellationToken">Ends it before its two seconds.</param>
    /// <returns>What the server says first (empty when <paramref name="expectText"/> is false), or null when nobody answers.</returns>
    public static async Task<string?> ReadAsync(string host, int port, bool expectText, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(host, port, limit.Token);
            if (!expectText) return "";
            var buffer = new byte[LongestGreeting];
            var count = await client.GetStream().ReadAsync(buffer, limit.Token);
            return count == 0 ? null : Encoding.UTF8.GetString(buffer, 0, count);
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
