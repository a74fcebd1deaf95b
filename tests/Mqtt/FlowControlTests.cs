using System.Globalization;
using Roomtone.Testing;

namespace Roomtone.Mqtt.Tests;

public class FlowControlTests
{
    private const string Topic = "a/topic";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>While the wire keeps the confirmations back, everything that was sent is in flight.</summary>
    [Theory]
    [InlineData(20, 20)]
    [InlineData(65_535, 1000)]
    public async Task No_more_is_in_flight_than_the_broker_allows_and_all_is_delivered_in_order(int allowed, int inFlight)
    {
        await using var broker = await ConfiguredBroker.WithAsync($"max_inflight_messages {allowed}\nmax_queued_messages 0");
        await using var wire = new CutWire(broker.Port);
        await using var sender = await ConnectedAsync(wire.Port, "sender");
        await using var receiver = await ConnectedAsync(broker.Port, "receiver");
        // At QoS 0, so that the broker neither holds anything back itself nor lets the mark overtake.
        var inbox = Inbox.Of(receiver, Topic, QualityOfService.AtMostOnce);
        await UntilItArrivesAsync(sender, inbox);
        wire.HoldAnswers();

        var sent = Enumerable
            .Range(0, 1500)
            .Select(number => sender.PublishAsync(Topic, Number(number), QualityOfService.AtLeastOnce, cancellationToken: Cancelled))
            .ToArray();
        await sender.PublishAsync(Topic, BrokerLinks.Bytes("mark"), QualityOfService.AtMostOnce, cancellationToken: Cancelled);
        await Eventually.TrueAsync(() => inbox.Texts.Contains("mark"), "the mark arrives after all that was sent before it");
        Assert.Equal(inFlight, Numbers(inbox).Count());
        Assert.DoesNotContain(sent, task => task.IsCompleted);

        wire.ReleaseAnswers();
        await Task.WhenAll(sent);
        await Eventually.TrueAsync(() => Numbers(inbox).Count() == sent.Length, "all has arrived");
        Assert.Equal(Enumerable.Range(0, 1500).Select(number => $"{number}"), Numbers(inbox));
    }

    [Fact]
    public async Task A_message_that_was_withdrawn_before_its_turn_is_not_sent()
    {
        await using var broker = await ConfiguredBroker.WithAsync("max_inflight_messages 1");
        await using var wire = new CutWire(broker.Port);
        await using var sender = await ConnectedAsync(wire.Port, "sender");
        await using var receiver = await ConnectedAsync(broker.Port, "receiver");
        var inbox = Inbox.Of(receiver, Topic);
        await UntilItArrivesAsync(sender, inbox);
        wire.HoldAnswers();

        using var withdrawal = new CancellationTokenSource();
        var first = sender.PublishAsync(Topic, BrokerLinks.Bytes("first"), QualityOfService.AtLeastOnce, cancellationToken: Cancelled);
        var withdrawn = sender.PublishAsync(
            Topic,
            BrokerLinks.Bytes("withdrawn"),
            QualityOfService.AtLeastOnce,
            cancellationToken: withdrawal.Token
        );
        var last = sender.PublishAsync(Topic, BrokerLinks.Bytes("last"), QualityOfService.AtLeastOnce, cancellationToken: Cancelled);
        await withdrawal.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => withdrawn);
        wire.ReleaseAnswers();
        await Task.WhenAll(first, last);
        await Eventually.TrueAsync(() => inbox.Texts.Contains("last"), "the last one arrives");

        Assert.DoesNotContain("withdrawn", inbox.Texts);
    }

    [Fact]
    public async Task A_message_that_is_larger_than_the_broker_allows_fails_alone()
    {
        await using var broker = await ConfiguredBroker.WithAsync("max_packet_size 2000");
        await using var link = await ConnectedAsync(broker.Port, "sender");
        var changes = new List<bool>();
        link.ConnectionChanged += changes.Add;
        const int header = 1 + 2 + 2 + 7 + 2 + 1; // type, length, the topic and its length, id, properties

        await link.PublishAsync(Topic, new byte[2000 - header - 2], QualityOfService.AtLeastOnce, cancellationToken: Cancelled);
        var tooLarge = await Assert.ThrowsAsync<MqttException>(() =>
            link.PublishAsync(Topic, new byte[2001 - header], QualityOfService.AtLeastOnce, cancellationToken: Cancelled)
        );
        await link.PublishAsync(Topic, new byte[100], QualityOfService.AtLeastOnce, cancellationToken: Cancelled);

        Assert.Contains("larger than the broker allows", tooLarge.Message, StringComparison.Ordinal);
        Assert.Empty(changes);
    }

    private static IEnumerable<string> Numbers(Inbox inbox) => inbox.Texts.Where(text => char.IsDigit(text[0]));

    private static ReadOnlyMemory<byte> Number(int number) => BrokerLinks.Bytes(number.ToString(CultureInfo.InvariantCulture));

    private static async Task<IMqttLink> ConnectedAsync(int port, string client)
    {
        var link = MqttRegistration.Create(new MqttSettings { Port = port, ClientId = client, SessionExpiry = TimeSpan.Zero }, null);
        link.Start();
        await BrokerLinks.ConnectedAsync(link);
        return link;
    }

    private static Task UntilItArrivesAsync(IMqttLink from, Inbox inbox) => Eventually.TrueAsync(
        async () =>
        {
            await from.PublishAsync(Topic, BrokerLinks.Bytes("hello"), QualityOfService.AtLeastOnce, cancellationToken: Cancelled);
            return inbox.Count > 0;
        },
        "the subscription stands");
}
