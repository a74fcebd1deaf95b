using Roomtone.Testing;
using static Roomtone.Testing.BrokerLinks;

namespace Roomtone.Mqtt.Tests;

public class SilentBrokerTests
{
    private const string Topic = "roomtone/cafe-1/events";

    /// <summary>So few that the link never waits for the broker before it sends more.</summary>
    private const int Confirmed = 20;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>MQTTnet's own keep-alive asks only while nothing is sent, so something is sent all the time.</summary>
    [Fact]
    public async Task A_broker_that_falls_silent_while_we_publish_is_noticed_and_no_message_waits_for_ever()
    {
        await using var links = await StartAsync();
        var link = await links.ConnectedAsync(Cafe, links.SettingsOf(Cafe) with { KeepAlive = TimeSpan.FromSeconds(1) });
        await link.PublishAsync(Topic, Bytes("answered"), QualityOfService.AtLeastOnce, cancellationToken: Cancelled);
        links.Broker.Freeze();

        var waiting = new List<Task>();
        await Eventually.TrueAsync(
            () =>
            {
                var quality = waiting.Count < Confirmed ? QualityOfService.AtLeastOnce : QualityOfService.AtMostOnce;
                waiting.Add(link.PublishAsync(Topic, Bytes("unanswered"), quality, cancellationToken: Cancelled));
                return !link.IsConnected;
            },
            "the silence is noticed");

        foreach (var publishing in waiting.Take(Confirmed))
            await Assert.ThrowsAsync<MqttException>(() => publishing.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, Cancelled));
        await Eventually.TrueAsync(
            () => links.Said.All.Any(line => line.Contains("has fallen silent", StringComparison.Ordinal)),
            "the silence is said"
        );
    }

    [Fact]
    public async Task A_broker_that_falls_silent_while_nothing_is_sent_is_noticed()
    {
        await using var links = await StartAsync();
        var link = await links.ConnectedAsync(Cafe, links.SettingsOf(Cafe) with { KeepAlive = TimeSpan.FromSeconds(1) });

        links.Broker.Freeze();

        await Eventually.TrueAsync(() => !link.IsConnected, "the silence is noticed");
        await Eventually.TrueAsync(
            () => links.Said.All.Any(line => line.Contains("has fallen silent", StringComparison.Ordinal)),
            "the silence is said"
        );
    }

    [Fact]
    public async Task A_link_of_few_words_stays_connected_to_a_broker_that_answers()
    {
        await using var links = await StartAsync();
        var changes = new List<bool>();
        var link = links.Link(Cafe, settings: links.SettingsOf(Cafe) with { KeepAlive = TimeSpan.FromSeconds(2) });
        link.ConnectionChanged += changes.Add;
        link.Start();
        await ConnectedAsync(link);

        // More than the time and a half after which the broker ends a connection without a sign of life.
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, Cancelled);

        Assert.Equal([true], changes);
    }
}
