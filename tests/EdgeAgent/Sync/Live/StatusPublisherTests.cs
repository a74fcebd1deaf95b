using Microsoft.Extensions.DependencyInjection;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Tests.Sync.DesiredState;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Live;

public class StatusPublisherTests
{
    [Fact]
    public async Task A_box_is_online_once_it_is_connected_and_stopped_after_a_clean_end()
    {
        await using var box = await FollowingBox.StartAsync();
        var status = box.Hear(Topics.Status(BrokerLinks.Cafe));
        await status.HasAsync(1);

        await box.StopAsync();
        await status.HasAsync(2);

        Assert.Equal([DeviceState.Online, DeviceState.Stopped], States(status));
        Assert.Equal(Boot(status, 0), Boot(status, 1));
        var late = box.Hear("roomtone/+/status");
        await late.HasAsync(1);
        Assert.True(late.Messages[0].Retained);
    }

    [Fact]
    public async Task A_box_that_vanishes_is_offline_and_online_again_when_it_is_back()
    {
        await using var links = await BrokerLinks.StartAsync();
        await using var wire = new CutWire(links.Broker.Port);
        var status = Inbox.Of(await links.ConnectedAsync("dashboard"), Topics.Status(BrokerLinks.Cafe));
        var messages = new StatusMessages(BrokerLinks.Cafe, TimeProvider.System);
        await using var link = MqttRegistration.Create(
            links.SettingsOf(BrokerLinks.Cafe) with
            {
                Port = wire.Port,
            },
            links.Broker.PasswordOf(BrokerLinks.Cafe),
            messages.Will,
            links.Said
        );
        var publisher = new StatusPublisher(
            link,
            messages,
            TimeProvider.System,
            new Microsoft.Extensions.Logging.Abstractions.NullLogger<StatusPublisher>()
        );
        await publisher.StartAsync(TestContext.Current.CancellationToken);
        link.Start();
        await status.HasAsync(1);

        wire.Cut();
        await status.HasAsync(2);
        wire.Mend();
        await status.HasAsync(3);

        Assert.Equal([DeviceState.Online, DeviceState.Offline, DeviceState.Online], States(status));
    }

    [Fact]
    public void A_user_that_is_not_the_boxs_name_is_refused_at_the_start()
    {
        var refusal = Assert.Throws<Roomtone.Hosting.SettingsException>(() => new ServiceCollection().AddSync(
            Settings.Of(("Device:Id", "cafe-1"), ("Mqtt:User", "cafe-2"))));

        Assert.Contains("must be the box's name", refusal.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<DeviceState> States(Inbox inbox) =>
        inbox.Messages.Select(message => Wire.Read<DeviceStatus>(message.Payload.Span).State);

    private static Guid Boot(Inbox inbox, int index) => Wire.Read<DeviceStatus>(inbox.Messages[index].Payload.Span).Boot;
}
