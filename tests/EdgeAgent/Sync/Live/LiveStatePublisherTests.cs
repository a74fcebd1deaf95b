using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync;
using Roomtone.EdgeAgent.Sync.Live;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Live;

public class LiveStatePublisherTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task Only_the_newest_state_is_sent_and_not_more_often_than_the_interval()
    {
        await using var links = await BrokerLinks.StartAsync();
        var (live, _) = await StartAsync(links);
        var shown = Inbox.Of(await links.ConnectedAsync("dashboard"), Topics.State(BrokerLinks.Cafe, Topics.Any));
        live.Show(StateKinds.Sensing, Say("one"));
        await shown.HasAsync(1);

        live.Show(StateKinds.Sensing, Say("two"));
        live.Show(StateKinds.Sensing, Say("three"));
        _clock.Advance(new SyncSettings().LiveInterval);
        await shown.HasAsync(2);

        Assert.Equal(["one", "three"], Details(shown));
    }

    [Fact]
    public async Task Who_looks_later_sees_the_last_state_and_a_state_shown_while_offline_is_sent_on_connection()
    {
        await using var links = await BrokerLinks.StartAsync();
        var dashboard = await links.ConnectedAsync("dashboard");
        var (live, _) = await StartAsync(links, shownBefore: live => live.Show(StateKinds.Sensing, Say("before")));

        await Eventually.TrueAsync(
            async () =>
            {
                var late = Inbox.Of(dashboard, Topics.State(BrokerLinks.Cafe, StateKinds.Sensing));
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
                return late.Count > 0 && late.Messages[0].Retained && Details(late)[0] == "before";
            },
            "the retained state is there");
        Assert.NotNull(live);
    }

    [Fact]
    public async Task A_broker_that_forgot_everything_gets_the_states_again()
    {
        await using var links = await BrokerLinks.StartAsync();
        var (live, link) = await StartAsync(links);
        live.Show(StateKinds.Sensing, Say("lasting"));
        await links.Broker.KillAsync();
        foreach (var store in Directory.EnumerateFiles(links.Broker.Folder, "*.db")) File.Delete(store);

        await links.Broker.StartAsync(TestContext.Current.CancellationToken);
        var shown = Inbox.Of(await links.ConnectedAsync("dashboard"), Topics.State(BrokerLinks.Cafe, StateKinds.Sensing));
        await BrokerLinks.ConnectedAsync(link);
        await shown.HasAsync(1);

        Assert.Equal("lasting", Details(shown)[0]);
    }

    private async Task<(LiveStatePublisher Live, IMqttLink Link)> StartAsync(
        BrokerLinks links,
        Action<LiveStatePublisher>? shownBefore = null
    )
    {
        var link = links.Link(BrokerLinks.Cafe);
        var live = new LiveStatePublisher(link, new SyncSettings(), new DeviceSettings { Id = BrokerLinks.Cafe }, _clock);
        await live.StartAsync(TestContext.Current.CancellationToken);
        shownBefore?.Invoke(live);
        link.Start();
        await BrokerLinks.ConnectedAsync(link);
        return (live, link);
    }

    private static LiveSensing Say(string detail) => new(DateTimeOffset.UnixEpoch, true, true, "pictures", detail);

    private static List<string> Details(Inbox inbox) =>
        [.. inbox.Messages.Select(message => Wire.Read<LiveSensing>(message.Payload.Span).Detail)];
}
