using System.Net.Sockets;
using System.Text;
using Roomtone.Lab.Servers;

namespace Roomtone.Testing;

/// <summary>Just enough MQTT 5 (OASIS, sections 3.1 to 3.4) to ask the broker whom it lets in and what it lets them write.</summary>
public static class RawMqtt
{
    private const byte Refused = 0x80;

    /// <returns>Whether the broker let the user in and took the message at QoS 1.</returns>
    public static async Task<bool> CanPublishAsync(PrivateBroker broker, string? user, string? password, string topic)
    {
        using var client = new TcpClient(PrivateServer.Host, broker.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Connect(user, password));
        var connected = await ReadPacketAsync(stream);
        if (connected.Length < 2 || connected[1] >= Refused) return false;
        await stream.WriteAsync(Publish(topic));
        var taken = await ReadPacketAsync(stream);
        return taken.Length == 2 || (taken.Length > 2 && taken[2] < Refused);
    }

    private static byte[] Connect(string? user, string? password)
    {
        var flags = (byte)(0x02 | (user is null ? 0 : 0x80) | (password is null ? 0 : 0x40));
        return Packet(0x10, [.. Text("MQTT"), 5, flags, 0, 60, 0, .. Text(""), .. Optional(user), .. Optional(password)]);
    }

    private static byte[] Publish(string topic) => Packet(0x32, [.. Text(topic), 0, 1, 0, .. "{}"u8]);

    private static byte[] Packet(byte type, byte[] body) => [type, (byte)body.Length, .. body];

    private static byte[] Optional(string? text) => text is null ? [] : Text(text);

    private static byte[] Text(string text) => [(byte)(text.Length >> 8), (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private static async Task<byte[]> ReadPacketAsync(NetworkStream stream)
    {
        try
        {
            var head = new byte[2];
            await stream.ReadExactlyAsync(head);
            var body = new byte[head[1]];
            await stream.ReadExactlyAsync(body);
            return body;
        }
        catch (IOException)
        {
            return []; // The broker closed the door.
        }
    }
}
