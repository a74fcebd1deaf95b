using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
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
        await using var stream = await OpenAsync(client, broker);
        if (!await IsLetInAsync(stream, Connect(user, password, will: null))) return false;
        await stream.WriteAsync(Publish(topic));
        var taken = await ReadPacketAsync(stream);
        return taken.Length == 2 || (taken.Length > 2 && taken[2] < Refused);
    }

    /// <returns>Whether the broker let the user in.</returns>
    public static async Task<bool> CanConnectAsync(PrivateBroker broker, string? user, string? password)
    {
        using var client = new TcpClient(PrivateServer.Host, broker.Port);
        await using var stream = await OpenAsync(client, broker);
        return await IsLetInAsync(stream, Connect(user, password, will: null));
    }

    /// <summary>
    /// Vanishes without a goodbye, if it is let in. When this returns, the broker has dealt with the last will, "forged".
    /// </summary>
    public static async Task VanishAsync(PrivateBroker broker, string user, string password, string willTopic)
    {
        using (var client = new TcpClient(PrivateServer.Host, broker.Port))
        {
            await using var stream = await OpenAsync(client, broker);
            if (!await IsLetInAsync(stream, Connect(user, password, willTopic))) return;
            client.Client.Close(0);
        }

        // Who takes over a client's id is let in after the broker has ended the old session, and published its will (3.1.2.5).
        using var again = new TcpClient(PrivateServer.Host, broker.Port);
        await using var successor = await OpenAsync(again, broker);
        if (!await IsLetInAsync(successor, Connect(user, password, will: null)))
            throw new IOException("The broker let the user in once, and not again.");
    }

    /// <summary>Over TLS, trusting the broker's own authority, where the broker speaks it.</summary>
    private static async Task<Stream> OpenAsync(TcpClient client, PrivateBroker broker)
    {
        var plain = client.GetStream();
        if (broker.CaFile.Length == 0) return plain;
        using var authority = X509CertificateLoader.LoadCertificateFromFile(broker.CaFile);
        var trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { authority },
        };
        var encrypted = new SslStream(plain);
        await encrypted.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = PrivateServer.Host, CertificateChainPolicy = trust }
        );
        return encrypted;
    }

    private static async Task<bool> IsLetInAsync(Stream stream, byte[] connect)
    {
        try
        {
            await stream.WriteAsync(connect);
        }
        catch (IOException)
        {
            return false; // Over TLS 1.3 a broker may end the connection after our side of the handshake is done.
        }

        var answer = await ReadPacketAsync(stream);
        return answer.Length >= 2 && answer[1] < Refused;
    }

    private static byte[] Connect(string? user, string? password, string? will)
    {
        var flags = (byte)(0x02 | (user is null ? 0 : 0x80) | (password is null ? 0 : 0x40) | (will is null ? 0 : 0x2C));
        byte[] lastWill = will is null ? [] : [0, .. Text(will), .. Text("forged")];
        return Packet(
            0x10,
            [.. Text("MQTT"), 5, flags, 0, 60, 0, .. Text($"raw-{user}"), .. lastWill, .. Optional(user), .. Optional(password)]
        );
    }

    private static byte[] Publish(string topic) => Packet(0x32, [.. Text(topic), 0, 1, 0, .. "{}"u8]);

    private static byte[] Packet(byte type, byte[] body) => [type, checked((byte)body.Length), .. body];

    private static byte[] Optional(string? text) => text is null ? [] : Text(text);

    private static byte[] Text(string text) => [(byte)(text.Length >> 8), (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private static async Task<byte[]> ReadPacketAsync(Stream stream)
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
