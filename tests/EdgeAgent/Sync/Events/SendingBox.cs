using Microsoft.Extensions.Logging;
using Roomtone.EdgeAgent.Sync;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync.Events;

/// <summary>A box that sends its outbox to a real broker, and the history behind it.</summary>
internal sealed class SendingBox : IAsyncDisposable
{
    private readonly OutboxFolder _folder = new();
    private readonly BrokerLinks _links;
    private readonly OutboxSender _sender;

    private SendingBox(BrokerLinks links, HistoryStub history, SyncSettings settings, int? port, int mostBytes)
    {
        (_links, History, Settings) = (links, history, settings);
        Outbox = _folder.Open();
        Link = links.Link(BrokerLinks.Cafe, settings: links.SettingsOf(BrokerLinks.Cafe) with { Port = port ?? links.Broker.Port });
        if (mostBytes < int.MaxValue) Link = new NarrowLink(Link, mostBytes);
        _sender = new OutboxSender(Outbox, Link, settings, _folder.Device, Clock, links.Said.CreateLogger<OutboxSender>(), NoJitter.Random);
    }

    public SyncSettings Settings { get; }

    public HistoryStub History { get; }

    public Outbox Outbox { get; }

    public IMqttLink Link { get; }

    public int WaitingAcks => _sender.WaitingAcks;

    public ManualClock Clock => _folder.Clock;

    public OutboxFolder Folder => _folder;

    public BrokerLinks Links => _links;

    public static async Task<SendingBox> MakeAsync(
        SyncSettings? settings = null,
        Func<BrokerLinks, int>? port = null,
        int mostBytes = int.MaxValue
    )
    {
        var links = await BrokerLinks.StartAsync();
        return new SendingBox(links, await HistoryStub.StartAsync(links), settings ?? new SyncSettings(), port?.Invoke(links), mostBytes);
    }

    public async Task StartAsync()
    {
        await _sender.StartAsync(TestContext.Current.CancellationToken);
        Link.Start();
    }

    public Task EmptyAsync() => Eventually.TrueAsync(() => Outbox.Depth == 0, "everything is confirmed");

    /// <summary>For what only a timeout brings back: a second passes at each look.</summary>
    public Task EmptyInTimeAsync() => Eventually.TrueAsync(
        () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return Outbox.Depth == 0;
        },
        "everything is confirmed");

    public async ValueTask DisposeAsync()
    {
        await _sender.StopAsync(CancellationToken.None);
        _sender.Dispose();
        await _links.DisposeAsync();
        _folder.Dispose();
    }
}
