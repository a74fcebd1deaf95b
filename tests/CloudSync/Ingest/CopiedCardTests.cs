using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Sync;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.CloudSync.Tests.Ingest;

/// <summary>Two boxes from one card, with the agent's own outbox and sender, the whole worker and the real servers.</summary>
public sealed class CopiedCardTests(RealServers servers) : IDisposable
{
    private const int OnTheCard = 20;
    private const int Own = 50;

    private readonly TemporaryFolder _folder = new();
    private readonly ManualClock _clock = new();

    /// <summary>
    /// What the second one sends is lost on the way, and the first one's confirmations, which both hear where they share a name,
    /// are of the same numbers: it must not take them for its own.
    /// </summary>
    [Theory]
    [InlineData("box-1", OnTheCard + Own + Own, 0)]
    [InlineData("box-2", OnTheCard + Own, OnTheCard + Own)]
    public async Task All_events_of_both_are_stored_and_none_is_deleted_before(string secondId, int ofTheFirstName, int ofTheSecondName)
    {
        var database = await servers.EmptyDatabaseAsync();
        await using var worker = await RunningWorker.StartAsync(servers, database);
        await worker.ConnectedAsync();
        using var first = Open("first", "box-1");
        Happen(first, "on the card", OnTheCard);
        CopyCard("first", "second");
        using var second = Open("second", secondId);
        Happen(first, "of the first", Own);
        Happen(second, "of the second", Own);

        await using var losing = new LosingLink(Link(secondId, 2));
        using var sendingSecond = await SendAsync(second, losing, secondId);
        await Eventually.TrueAsync(() => losing.Lost == OnTheCard + Own, "the second has sent all, and nothing arrived");
        await using var link = Link("box-1", 1);
        using var sendingFirst = await SendAsync(first, link, "box-1");
        await Eventually.TrueAsync(() => first.Depth == 0, "the first one's are stored");
        if (secondId == "box-1") await Eventually.TrueAsync(() => second.Depth <= Own, "the second has heard of what both have");
        losing.Loses = false;
        await Eventually.TrueAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return second.Depth == 0;
            },
            "the second one's are stored"
        );
        await sendingFirst.StopAsync(CancellationToken.None);
        await sendingSecond.StopAsync(CancellationToken.None);

        await using var source = servers.Source(database);
        Assert.Equal((ofTheFirstName, ofTheSecondName), (Stored(source, "box-1"), secondId == "box-1" ? 0 : Stored(source, secondId)));
        Assert.Equal(0, source.One<int>("SELECT COUNT(*) FROM rejected"));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Different happenings, not rows.</summary>
    private static int Stored(DbDataSource source, string device) =>
        source.One<int>($"SELECT COUNT(DISTINCT what, detail) FROM device_events WHERE device = '{device}'");

    private Outbox Open(string card, string device) =>
        new(new SyncSettings(), Settings(card, device), _clock, NullLogger<Outbox>.Instance);

    private DeviceSettings Settings(string card, string device) => new() { Id = device, StateFolder = _folder.In(card) };

    private static void Happen(Outbox outbox, string what, int times)
    {
        for (var i = 1; i <= times; i++) outbox.Append(EventTypes.Device, new DeviceEvent(what, $"{i}"));
    }

    /// <summary>As a card is copied while the box is on.</summary>
    private void CopyCard(string from, string to)
    {
        Directory.CreateDirectory(_folder.In(to));
        foreach (var file in Directory.EnumerateFiles(_folder.In(from)))
            File.Copy(file, Path.Combine(_folder.In(to), Path.GetFileName(file)));
    }

    private IMqttLink Link(string device, int number) => MqttRegistration.Create(
        new MqttSettings
        {
            Host = "127.0.0.1",
            Port = servers.Broker.Port,
            User = device,
            ClientId = $"card-{number}",
            SessionExpiry = TimeSpan.Zero,
        },
        servers.Broker.PasswordOf(device));

    private async Task<OutboxSender> SendAsync(Outbox outbox, IMqttLink link, string device)
    {
        var (settings, logger) = (Settings("any", device), NullLogger<OutboxSender>.Instance);
        var sender = new OutboxSender(outbox, link, new SyncSettings(), settings, _clock, logger, new Random(14));
        await sender.StartAsync(TestContext.Current.CancellationToken);
        link.Start();
        return sender;
    }
}
