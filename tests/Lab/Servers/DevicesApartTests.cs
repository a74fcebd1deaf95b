using System.Collections.Concurrent;
using System.Text;
using Roomtone.Contracts;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.Lab.Tests.Servers;

/// <summary>
/// A device with its own credentials, against the real broker: nothing of another device can be read or written.
/// Both forms of the broker are held to it: the access list, and the one whose devices are managed while it runs.
/// </summary>
public class DevicesApartTests
{
    private const string Mine = "box-a";
    private const string Theirs = "box-b";

    /// <summary>All that a device could try to listen to.</summary>
    private static readonly string[] Filters =
    [
        "#", "+/#", "roomtone/#", "roomtone/+/#", "+/+/+", "roomtone/+/events", "roomtone/+/commands", "roomtone/+/state/+",
        "roomtone/box-b/#", "roomtone/box-b/events", "roomtone/box-b/acks", "roomtone/box-b/commands", "roomtone/box-b/replies",
        "roomtone/box-b/state/mood", "roomtone/box-b/settings/desired", "roomtone/box-b/profiles", "roomtone/box-b/status",
        "$share/cloudsync/roomtone/+/events", "$share/x/roomtone/box-b/#", "$share/x/#",
        "homeassistant/#", "homeassistant/device/+/config", "$SYS/#", "$CONTROL/#", "$CONTROL/dynamic-security/v1/response",
    ];

    /// <summary>All that a device could try to write.</summary>
    private static readonly string[] Written =
    [
        "roomtone/box-b/events",
        "roomtone/box-b/acks",
        "roomtone/box-b/commands",
        "roomtone/box-b/replies",
        "roomtone/box-b/status",
        "roomtone/box-b/state/mood",
        "roomtone/box-b/settings/desired",
        "roomtone/box-b/profiles",
        "roomtone/box-b/settings/reported",
        "roomtone/box-b/homeassistant/commands",
        "homeassistant/device/roomtone_box-b/config",
        "homeassistant/status",
        "$CONTROL/dynamic-security/v1",
        "roomtone/events",
        "roomtone-shared/taste-model",
        "elsewhere",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_device_reads_and_writes_nothing_of_another(bool managed)
    {
        await using var servers = await TestServers.BrokerAsync(managed, Mine, Theirs);
        var broker = servers.Server;
        await using var theirs = await ConnectedAsync(broker, Theirs);
        await using var cloudSync = await ConnectedAsync(broker, PrivateBroker.CloudSyncUser);
        await using var dashboard = await ConnectedAsync(broker, PrivateBroker.DashboardUser);
        // What is retained comes with the subscription; what is not, later.
        await SpeakAsync(theirs, cloudSync, dashboard);

        await using var mine = Link(broker, Mine);
        var heard = new ConcurrentQueue<string>();
        foreach (var filter in Filters) mine.Subscribe(filter, QualityOfService.AtLeastOnce, message => heard.Enqueue(message.Topic));
        mine.Start();
        await Eventually.TrueAsync(() => mine.IsConnected, "box-a is connected");
        await SpeakAsync(theirs, cloudSync, dashboard);
        foreach (var topic in Written) await WriteAsync(mine, topic);
        await OwnBranchWorksAsync(mine, broker);

        Assert.DoesNotContain(heard, topic => topic.Contains(Theirs, StringComparison.Ordinal));
        Assert.DoesNotContain(heard, topic => topic.StartsWith('$'));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_that_a_device_writes_elsewhere_arrives_or_is_retained(bool managed)
    {
        await using var servers = await TestServers.BrokerAsync(managed, Mine, Theirs);
        var broker = servers.Server;
        await using var dashboard = Link(broker, PrivateBroker.DashboardUser);
        await using var theirs = Link(broker, Theirs);
        var heard = new ConcurrentQueue<string>();
        dashboard.Subscribe(
            "roomtone/#",
            QualityOfService.AtLeastOnce,
            message => heard.Enqueue(Encoding.UTF8.GetString(message.Payload.Span))
        );
        theirs.Subscribe(
            "roomtone/box-b/#",
            QualityOfService.AtLeastOnce,
            message => heard.Enqueue(Encoding.UTF8.GetString(message.Payload.Span))
        );
        foreach (var link in new[] { dashboard, theirs })
            link.Start();
        await Eventually.TrueAsync(() => dashboard.IsConnected && theirs.IsConnected, "both listen");

        await using var mine = await ConnectedAsync(broker, Mine);
        foreach (var topic in Written) await WriteAsync(mine, topic);
        await RawMqtt.VanishAsync(broker, Mine, broker.PasswordOf(Mine), "roomtone/box-b/status");

        // Whatever the broker had let through would stand before this word of the device itself.
        await theirs.PublishAsync(
            "roomtone/box-b/events",
            "mine"u8.ToArray(),
            QualityOfService.AtLeastOnce,
            cancellationToken: TestContext.Current.CancellationToken
        );
        await Eventually.TrueAsync(() => heard.Count(text => text == "mine") == 2, "what the device says itself arrives");
        Assert.DoesNotContain("forged", heard);
        await using var later = Link(broker, Theirs, id: "later");
        var retained = new ConcurrentQueue<string>();
        later.Subscribe(
            "roomtone/box-b/#",
            QualityOfService.AtLeastOnce,
            message => retained.Enqueue(Encoding.UTF8.GetString(message.Payload.Span))
        );
        later.Start();
        await theirs.PublishAsync(
            "roomtone/box-b/replies",
            "end"u8.ToArray(),
            QualityOfService.AtLeastOnce,
            retain: true,
            TestContext.Current.CancellationToken
        );
        await Eventually.TrueAsync(() => retained.Contains("end"), "what is retained has come");
        Assert.DoesNotContain("forged", retained);
    }

    private static async Task SpeakAsync(IMqttLink theirs, IMqttLink cloudSync, IMqttLink dashboard)
    {
        foreach (
            var topic in new[]
            {
                Topics.Events(Theirs),
                Topics.Replies(Theirs),
                Topics.Status(Theirs),
                Topics.State(Theirs, "mood"),
                Topics.SettingsReported(Theirs),
                "homeassistant/device/roomtone_box-b/config",
            }
        )
            await theirs.PublishAsync(topic, "private"u8.ToArray(), QualityOfService.AtLeastOnce, retain: true);
        await cloudSync.PublishAsync(Topics.Acks(Theirs), "private"u8.ToArray(), QualityOfService.AtLeastOnce);
        await dashboard.PublishAsync(Topics.Commands(Theirs), "private"u8.ToArray(), QualityOfService.AtLeastOnce);
        await dashboard.PublishAsync(Topics.SettingsDesired(Theirs), "private"u8.ToArray(), QualityOfService.AtLeastOnce, retain: true);
        await dashboard.PublishAsync(Topics.Profiles(Theirs), "private"u8.ToArray(), QualityOfService.AtLeastOnce, retain: true);
    }

    private static async Task WriteAsync(IMqttLink mine, string topic)
    {
        var refused = await Record.ExceptionAsync(() =>
            mine.PublishAsync(topic, "forged"u8.ToArray(), QualityOfService.AtLeastOnce, retain: true)
        );
        Assert.True(refused is MqttException, $"The broker took what box-a wrote to {topic}.");
    }

    /// <summary>So that the test could tell if the broker refused everything.</summary>
    private static async Task OwnBranchWorksAsync(IMqttLink mine, PrivateBroker broker)
    {
        var heard = 0;
        mine.Subscribe(Topics.Commands(Mine), QualityOfService.AtLeastOnce, _ => Interlocked.Increment(ref heard));
        await using var dashboard = await ConnectedAsync(broker, PrivateBroker.DashboardUser, "another");
        await Eventually.TrueAsync(
            async () =>
            {
                await dashboard.PublishAsync(Topics.Commands(Mine), "{}"u8.ToArray(), QualityOfService.AtLeastOnce);
                return Volatile.Read(ref heard) > 0;
            },
            "box-a hears its own commands");
        await mine.PublishAsync(Topics.Events(Mine), "{}"u8.ToArray(), QualityOfService.AtLeastOnce);
        await mine.PublishAsync("homeassistant/device/roomtone_box-a/config", "{}"u8.ToArray(), QualityOfService.AtLeastOnce);
    }

    private static IMqttLink Link(PrivateBroker broker, string user, string id = "") => MqttRegistration.Create(
        new MqttSettings { Port = broker.Port, User = user, ClientId = id.Length > 0 ? id : user, SessionExpiry = TimeSpan.Zero },
        broker.PasswordOf(user));

    private static async Task<IMqttLink> ConnectedAsync(PrivateBroker broker, string user, string id = "")
    {
        var link = Link(broker, user, id: id);
        link.Start();
        await Eventually.TrueAsync(() => link.IsConnected, $"{user} is connected");
        return link;
    }
}
