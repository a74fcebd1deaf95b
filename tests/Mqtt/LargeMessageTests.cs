using System.Net;
using System.Net.Sockets;
using Roomtone.Testing;
using static Roomtone.Testing.BrokerLinks;

namespace Roomtone.Mqtt.Tests;

public class LargeMessageTests
{
    private const int MessageBytes = 110 * 1024;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>With MQTTnet's own 8 KB, 33 messages of 110 KB pass in a second instead of some 8,000.</summary>
    [Fact]
    public async Task The_kernel_sizes_the_buffers_of_the_socket()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var settings = new MqttSettings { Port = ((IPEndPoint)listener.LocalEndpoint).Port };
        var provider = new BrokerStreamProvider(settings, TimeProvider.System);
        using var untouched = new Socket(SocketType.Stream, ProtocolType.Tcp);

        await untouched.ConnectAsync(settings.Host, settings.Port, Cancelled);
        await using var stream = await provider.ConnectAsync(null!, Cancelled);

        Assert.Equal(untouched.SendBufferSize, provider.Socket!.SendBufferSize);
        Assert.Equal(untouched.ReceiveBufferSize, provider.Socket.ReceiveBufferSize);
        Assert.True(provider.Socket.NoDelay);
    }

    [Fact]
    public async Task Large_messages_arrive_whole_and_in_order()
    {
        await using var links = await StartAsync();
        var device = await links.ConnectedAsync(Cafe);
        var inbox = Inbox.Of(device, "roomtone/cafe-1/events");
        var messages = Enumerable.Range(0, 100).Select(Message).ToArray();

        await Task.WhenAll(
            messages.Select(message =>
                device.PublishAsync("roomtone/cafe-1/events", message, QualityOfService.AtLeastOnce, cancellationToken: Cancelled)
            )
        );
        await inbox.HasAsync(messages.Length);

        for (var i = 0; i < messages.Length; i++)
            Assert.True(messages[i].AsSpan().SequenceEqual(inbox.Messages[i].Payload.Span), $"message {i} is as it was sent");
    }

    private static byte[] Message(int seed)
    {
        var message = new byte[MessageBytes];
        new Random(seed).NextBytes(message);
        return message;
    }
}
