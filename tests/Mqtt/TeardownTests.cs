using System.Runtime.CompilerServices;
using Roomtone.Testing;
using static Roomtone.Testing.BrokerLinks;

namespace Roomtone.Mqtt.Tests;

public class TeardownTests
{
    private const string Topic = "roomtone/cafe-1/events";
    private const int Publishers = 4;
    private const int Rounds = 10;

    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>MQTTnet throws anything then, a NullReferenceException too.</summary>
    [Theory]
    [InlineData(QualityOfService.AtLeastOnce, 200)]
    [InlineData(QualityOfService.AtLeastOnce, 110 * 1024)]
    [InlineData(QualityOfService.AtMostOnce, 200)]
    public async Task A_publish_while_the_connection_is_torn_down_fails_with_the_one_exception(QualityOfService quality, int bytes)
    {
        await using var links = await StartAsync();
        await using var wire = new CutWire(links.Broker.Port);
        for (var round = 0; round < Rounds; round++)
        {
            await using var link = await links.ConnectedAsync(Cafe, links.SettingsOf(Cafe) with { Port = wire.Port });
            var published = new StrongBox<int>();
            var failures = Enumerable
                .Range(0, Publishers)
                .Select(_ => Task.Run(() => PublishUntilItFailsAsync(link, new byte[bytes], quality, published), Cancelled))
                .ToArray();
            await Eventually.TrueAsync(() => Volatile.Read(ref published.Value) > 10 * Publishers, "messages pass");

            if (round % 2 == 0) wire.Cut();
            else await link.DisposeAsync();

            foreach (var failure in await Task.WhenAll(failures).WaitAsync(HangLimit, TimeProvider.System, Cancelled))
                Assert.IsType<MqttException>(failure);
            wire.Mend();
        }
    }

    /// <summary>A publish beyond the send quota waits in the link, not in MQTTnet.</summary>
    [Fact]
    public async Task What_waits_for_its_turn_fails_too_when_the_link_ends()
    {
        await using var broker = await ConfiguredBroker.WithAsync("max_inflight_messages 1");
        await using var wire = new CutWire(broker.Port);
        await using var link = MqttRegistration.Create(new MqttSettings { Port = wire.Port, ClientId = "sender" }, null);
        link.Start();
        await ConnectedAsync(link);
        wire.HoldAnswers();

        var waiting = Enumerable
            .Range(0, 5)
            .Select(_ => link.PublishAsync("a/topic", Bytes("x"), QualityOfService.AtLeastOnce, cancellationToken: Cancelled))
            .ToArray();
        await link.DisposeAsync();

        foreach (var publishing in waiting)
            await Assert.ThrowsAsync<MqttException>(() => publishing.WaitAsync(HangLimit, TimeProvider.System, Cancelled));
    }

    private static async Task<Exception> PublishUntilItFailsAsync(
        IMqttLink link,
        byte[] payload,
        QualityOfService quality,
        StrongBox<int> published
    )
    {
        try
        {
            while (true)
            {
                await link.PublishAsync(Topic, payload, quality, cancellationToken: CancellationToken.None);
                Interlocked.Increment(ref published.Value);
            }
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
