using System.Net;
using System.Net.Sockets;

namespace Roomtone.Dashboard.Calendars;

/// <summary>
/// Where calendars may be read. A home's own server has a private address, so those are allowed. This machine itself and what
/// only its link reaches (where clouds keep their machines' secrets) never are, whatever name, redirect or answer of a name
/// server leads there.
/// </summary>
/// <param name="ThisMachine">For tests, whose servers run here.</param>
internal sealed record CalendarReach(bool ThisMachine = false)
{
    public bool Allows(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return ThisMachine;
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return !(address.IsIPv6LinkLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any) || IsTranslated(address));
        var bytes = address.GetAddressBytes();
        return bytes[0] is not (0 or 127 or >= 224) && !(bytes[0] == 169 && bytes[1] == 254);
    }

    /// <exception cref="IOException">No address of it may be reached, or none answers.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var end = context.DnsEndPoint;
        var addresses = await Dns.GetHostAddressesAsync(end.Host, cancellationToken);
        var allowed = addresses.Where(Allows).ToArray();
        if (allowed.Length == 0) throw new IOException("that address is not one where calendars may be read");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, end.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>An address of IPv4 inside of one of IPv6 (RFC 6052, RFC 3056): it would lead round the rules above.</summary>
    private static bool IsTranslated(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return (bytes[0] == 0x20 && bytes[1] == 0x02) || (bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == 0xff && bytes[3] == 0x9b)
            || bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0;
    }
}
