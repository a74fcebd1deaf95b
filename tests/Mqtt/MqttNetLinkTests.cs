using System.Diagnostics;
using Roomtone.Testing;
using static Roomtone.Testing.BrokerLinks;

namespace Roomtone.Mqtt.Tests;

public class MqttNetLinkTests
{
    private const string Topic = "roomtone/cafe-1/events";

    /// <summary>The quickest counts: a machine with other work may keep anybody from the processor for a second.</summary>
    private const int Tries = 3;

    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(1.5);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_arrives_with_its_topic_and_payload()
    {
        await using var links = await StartAsync();
        var device = await links.ConnectedAsync(Cafe);
        var inbox = Inbox.Of(await links.ConnectedAsync("cloudsync"), "$share/workers/roomtone/+/events");

        await PublishUntilItArrivesAsync(device, inbox);

        Assert.Equal(Topic, inbox.Messages[0].Topic);
        Assert.Equal("hello", inbox.Texts[0]);
        Assert.False(inbox.Messages[0].Retained);
    }

    [Fact]
    public async Task A_link_that_starts_before_its_broker_connects_when_the_broker_comes()
    {
        await using var links = await StartAsync();
        await links.Broker.StopAsync();
        var link = links.Link(Cafe);
        link.Start();
        await Eventually.TrueAsync(() => links.Said.All.Count > 0, "it says that nobody answers");

        await links.Broker.StartAsync(Cancelled);
        await ConnectedAsync(link);

        var line = Assert.Single(links.Said.All, line => line.StartsWith("Warning", StringComparison.Ordinal));
        Assert.Contains("No MQTT broker answers", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_crash_of_the_broker_the_link_is_back_with_its_subscriptions()
    {
        await using var links = await StartAsync();
        var changes = new List<bool>();
        var link = links.Link(Cafe, settings: links.SettingsOf(Cafe) with { SessionExpiry = TimeSpan.Zero });
        link.ConnectionChanged += changes.Add;
        var inbox = Inbox.Of(link, Topic);
        link.Start();
        await ConnectedAsync(link);

        await links.Broker.KillAsync();
        await Eventually.TrueAsync(() => !link.IsConnected, "the loss is seen");
        await links.Broker.StartAsync(Cancelled);
        await ConnectedAsync(link);
        await link.PublishAsync(Topic, Bytes("again"), QualityOfService.AtLeastOnce, cancellationToken: Cancelled);
        await inbox.HasAsync(1);

        Assert.Equal([true, false, true], changes);
    }

    [Fact]
    public async Task A_wrong_password_is_said_once_and_names_what_to_correct()
    {
        await using var links = await StartAsync();
        var link = links.Link(Cafe, "not the password");
        link.Start();

        await Eventually.TrueAsync(() => links.Said.All.Count > 0, "the refusal is said");
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, Cancelled);

        var line = Assert.Single(links.Said.All);
        Assert.StartsWith("Error", line, StringComparison.Ordinal);
        Assert.Contains("refuses the user 'cafe-1'", line, StringComparison.Ordinal);
        Assert.False(link.IsConnected);
    }

    [Fact]
    public async Task What_waits_for_the_broker_fails_when_the_broker_dies()
    {
        await using var links = await StartAsync();
        var link = await links.ConnectedAsync(Cafe);
        links.Broker.Freeze();

        var waiting = link.PublishAsync(Topic, Bytes("lost"), QualityOfService.AtLeastOnce, cancellationToken: Cancelled);
        Assert.False(waiting.IsCompleted);
        await links.Broker.KillAsync();

        await Assert.ThrowsAsync<MqttException>(() => waiting);
    }

    [Fact]
    public async Task Publishing_without_a_connection_fails_at_once()
    {
        await using var links = await StartAsync();

        await Assert.ThrowsAsync<MqttException>(() =>
            links.Link(Cafe).PublishAsync(Topic, Bytes("x"), QualityOfService.AtMostOnce, cancellationToken: Cancelled)
        );
    }

    [Fact]
    public async Task A_device_cannot_write_to_anothers_branch()
    {
        await using var links = await StartAsync("cafe-2");
        var device = await links.ConnectedAsync(Cafe);

        var refusal = await Assert.ThrowsAsync<MqttException>(() =>
            device.PublishAsync("roomtone/cafe-2/events", Bytes("x"), QualityOfService.AtLeastOnce, cancellationToken: Cancelled));

        Assert.Contains("access list", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_published_from_many_threads_are_all_confirmed_and_arrive_in_full()
    {
        await using var links = await StartAsync();
        var device = await links.ConnectedAsync(Cafe);
        var inbox = Inbox.Of(await links.ConnectedAsync("cloudsync"), "roomtone/+/events");
        await PublishUntilItArrivesAsync(device, inbox);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(
            async () =>
            {
                for (var i = 0; i < 250; i++)
                    await device.PublishAsync(Topic, Bytes($"{thread}/{i}"), QualityOfService.AtLeastOnce, cancellationToken: Cancelled);
            },
            Cancelled)));

        await Eventually.TrueAsync(() => inbox.Texts.Where(text => text != "hello").Distinct().Count() == 1000, "each of them has arrived");
    }

    [Fact]
    public async Task A_handler_that_throws_keeps_neither_the_link_nor_the_next_message_from_working()
    {
        await using var links = await StartAsync();
        var link = links.Link(Cafe);
        link.Subscribe(Topic, QualityOfService.AtLeastOnce, _ => throw new InvalidOperationException("a fault of ours"));
        var inbox = Inbox.Of(link, Topic);
        link.Start();
        await ConnectedAsync(link);

        await link.PublishAsync(Topic, Bytes("one"), QualityOfService.AtLeastOnce, cancellationToken: Cancelled);
        await link.PublishAsync(Topic, Bytes("two"), QualityOfService.AtLeastOnce, cancellationToken: Cancelled);
        await inbox.HasAsync(2);

        Assert.True(link.IsConnected);
    }

    [Fact]
    public async Task A_message_sent_while_the_subscriber_is_away_waits_in_its_session()
    {
        await using var links = await StartAsync();
        var device = await links.ConnectedAsync(Cafe);
        var first = links.Link("cloudsync");
        Inbox.Of(first, Topic);
        first.Start();
        await ConnectedAsync(first);
        await first.DisposeAsync();

        await device.PublishAsync(Topic, Bytes("meanwhile"), QualityOfService.AtLeastOnce, cancellationToken: Cancelled);
        var second = links.Link("cloudsync");
        var inbox = Inbox.Of(second, Topic);
        second.Start();

        await inbox.HasAsync(1);
        Assert.Equal("meanwhile", inbox.Texts[0]);
    }

    [Fact]
    public async Task A_session_that_another_client_takes_over_names_the_fault()
    {
        await using var links = await StartAsync();
        await links.ConnectedAsync(Cafe);

        var second = await links.ConnectedAsync(Cafe);

        await Eventually.TrueAsync(
            () => links.Said.All.Any(line => line.Contains("another client uses the session 'cafe-1'", StringComparison.Ordinal)),
            "the fault is named"
        );
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Disposing_ends_soon_in_every_state_and_may_be_repeated()
    {
        await using var links = await StartAsync();
        var ends = new List<TimeSpan>();
        for (var i = 0; i < Tries; i++)
        {
            var connected = await links.ConnectedAsync(Cafe);
            var idle = links.Link(Cafe);
            ends.Add(await TimeAsync(async () =>
            {
                await connected.DisposeAsync();
                await connected.DisposeAsync();
                await idle.DisposeAsync();
            }));
        }

        Assert.InRange(ends.Min(), TimeSpan.Zero, SoonEnough);

        await links.Broker.StopAsync();
        ends.Clear();
        for (var i = 0; i < Tries; i++)
        {
            var lonely = links.Link(Cafe);
            lonely.Start();
            await Eventually.TrueAsync(
                () => links.Said.All.Count(line => line.Contains("No MQTT broker", StringComparison.Ordinal)) > i,
                "nobody answers"
            );
            ends.Add(await TimeAsync(async () => await lonely.DisposeAsync()));
        }

        Assert.InRange(ends.Min(), TimeSpan.Zero, SoonEnough);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }

    [Fact]
    public async Task The_last_will_is_said_after_a_crash_and_kept_after_a_goodbye()
    {
        await using var links = await StartAsync();
        var inbox = Inbox.Of(await links.ConnectedAsync("cloudsync"), "roomtone/+/status");
        var will = new LastWill("roomtone/cafe-1/status", Bytes("gone"), QualityOfService.AtLeastOnce, Retain: true);

        var polite = links.Link(Cafe, will: will);
        polite.Start();
        await ConnectedAsync(polite);
        await polite.DisposeAsync();
        Assert.Equal(0, inbox.Count);

        await using var wire = new CutWire(links.Broker.Port);
        var crashed = links.Link(Cafe, will: will, settings: links.SettingsOf(Cafe) with { Port = wire.Port });
        crashed.Start();
        await ConnectedAsync(crashed);
        wire.Cut();
        await inbox.HasAsync(1);
        Assert.Equal("gone", inbox.Texts[0]);
    }

    /// <summary>A subscription counts from the broker's answer on, which nobody sees; so the first messages may be missed.</summary>
    private static Task PublishUntilItArrivesAsync(IMqttLink from, Inbox inbox) => Eventually.TrueAsync(
        async () =>
        {
            await from.PublishAsync(Topic, Bytes("hello"), QualityOfService.AtLeastOnce, cancellationToken: Cancelled);
            return inbox.Count > 0;
        },
        "the subscription stands");
}
