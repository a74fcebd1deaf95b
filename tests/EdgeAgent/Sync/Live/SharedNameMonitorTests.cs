using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.EdgeAgent.Tests.Sync.Events;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Live;

public class SharedNameMonitorTests
{
    [Fact]
    public async Task Another_box_of_the_same_name_is_told_to_a_person_once_and_ends_the_epoch()
    {
        using var folder = new OutboxFolder();
        await using var links = await BrokerLinks.StartAsync();
        var (own, other) = (new StatusMessages(BrokerLinks.Cafe, folder.Clock), new StatusMessages(BrokerLinks.Cafe, folder.Clock));
        var outbox = folder.Open();
        outbox.Happen("before");
        var link = links.Link(BrokerLinks.Cafe);
        var monitor = new SharedNameMonitor(link, own, outbox, folder.Device, folder.Clock, links.Said.CreateLogger<SharedNameMonitor>());
        await monitor.StartAsync(TestContext.Current.CancellationToken);
        link.Start();
        await BrokerLinks.ConnectedAsync(link);

        // Of a run before this one, which says nothing about anybody else.
        for (var i = 0; i < 3; i++) await SayAsync(link, other);
        await SayAsync(link, own);
        for (var i = 0; i < 4; i++) await SayAsync(link, other);

        await Eventually.TrueAsync(() => outbox.Depth == 2 && outbox.Read(1) is not null, "it is said");
        var said = Assert.Single(outbox.Read(1)!.Events);
        Assert.Equal(DeviceHappenings.NameShared, said.What());
        Assert.Contains("Give one of them a name and a key of its own", said.Detail(), StringComparison.Ordinal);
        Assert.NotEqual(outbox.Read(0)!.Epoch, outbox.Read(1)!.Epoch);
        Assert.Single(links.Said.All, line => line.Contains("both are thrown out in turn", StringComparison.Ordinal));
    }

    private static Task SayAsync(IMqttLink link, StatusMessages status) => link.PublishAsync(
        status.Topic, status.Of(DeviceState.Online), QualityOfService.AtLeastOnce, retain: false, TestContext.Current.CancellationToken);
}
