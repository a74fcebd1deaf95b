using Dapper;
using MySqlConnector;
using Roomtone.Lab.Demo;
using Roomtone.Lab.Fleet;
using Roomtone.Testing;

namespace Roomtone.Lab.Tests.Fleet;

public sealed class FleetTests : IDisposable
{
    private static readonly FleetOptions Small = new(Devices: 5, EventsPerSecond: 50, For: TimeSpan.FromSeconds(4));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_event_is_stored_once_though_the_broker_is_killed_and_the_count_would_notice_otherwise()
    {
        await using var servers = new FleetServers(
            new DemoFolder(_folder.Path, "fleet"),
            Repository.Root!,
            FleetPlan.Names(Small.Devices),
            TimeProvider.System,
            _ => { }
        );
        await servers.StartAsync(TestContext.Current.CancellationToken);
        await using var scenario = new FleetScenario(
            new FleetPlan(FleetPlan.Names(Small.Devices), Small.EventsPerSecond, Small.For, Seed: 20),
            servers.Link,
            () => servers.Trouble,
            TimeProvider.System
        );
        await scenario.ConnectAsync(TestContext.Current.CancellationToken);

        var run = scenario.RunAsync(TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => scenario.Devices.Sum(device => device.Outbox.Written) > 50, "a quarter of the events happened");
        await servers.Broker.KillAsync();
        var report = await run;
        var summary = FleetSummary.Of(report, FleetCount.Of(servers.Database.ConnectionString, report.Outboxes));

        Assert.Equal(
            (200, 200, 0, 0, true, 0),
            (summary.Sent, summary.Stored, summary.Lost, summary.Doubled, summary.RollupsEqual, summary.Waiting)
        );
        Assert.True(summary.Resent > 0, "Nothing was sent again, so the kill came too late to prove anything.");
        Spoil(servers, report.Outboxes);
    }

    /// <summary>With one event taken out, one standing there twice, and one that nobody sent.</summary>
    private static void Spoil(FleetServers servers, IReadOnlyList<SentEvents> outboxes)
    {
        FleetCount Count() => FleetCount.Of(servers.Database.ConnectionString, outboxes);

        Execute(servers, "DELETE FROM mood_events WHERE seq = 2 AND device = 'fleet-001'");
        Assert.Equal(new FleetCount(Stored: 199, SetAside: 0, Lost: 1, Doubled: 0, RollupsEqual: false), Count());

        Execute(servers, Copy("device"));
        Assert.Equal(new FleetCount(Stored: 199, SetAside: 0, Lost: 1, Doubled: 1, RollupsEqual: false), Count());

        Execute(servers, Copy("'stranger'"));
        Assert.Equal(new FleetCount(Stored: 199, SetAside: 0, Lost: 1, Doubled: 2, RollupsEqual: false), Count());
    }

    // The same key an hour later: `at` stands in the table's own key, so the table alone does not refuse it.
    private static string Copy(string device) =>
        $"""
            INSERT INTO mood_events (device, epoch, seq, at, window_from, window_to, people, mood)
            SELECT {device}, epoch, seq, at + INTERVAL 1 HOUR, window_from, window_to, people, mood FROM mood_events WHERE device = 'fleet-002' AND seq = 1 ORDER BY at LIMIT 1
            """;

    private static void Execute(FleetServers servers, string sql)
    {
        using var connection = new MySqlConnection(servers.Database.ConnectionString);
        Assert.Equal(1, connection.Execute(sql));
    }
}
