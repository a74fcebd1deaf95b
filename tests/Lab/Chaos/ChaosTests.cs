using Roomtone.Lab.Chaos;
using Roomtone.Lab.Chaos.Hostile;
using Roomtone.Lab.Chaos.Site;
using Roomtone.Lab.Demo;
using Roomtone.Lab.Fleet;
using Roomtone.Testing;

namespace Roomtone.Lab.Tests.Chaos;

public sealed class ChaosTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The short form: three rounds of three faults, dealt by a seed that has kills, cuts and mischief among them.</summary>
    [Fact]
    public async Task Whatever_breaks_each_event_is_stored_once_and_the_roll_ups_equal_the_rows()
    {
        var options = new ChaosOptions(Rounds: 3, Seed: 11, Devices: 5, EventsPerSecond: 50) { FaultsARound = 3, Boxes = 1 };
        var place = new ChaosPlace(new DemoFolder(_folder.Path, "chaos"), Repository.Root!, TimeProvider.System);
        await using var site = new ChaosSite(place, options, line => TestContext.Current.TestOutputHelper?.WriteLine(line));
        await site.StartAsync(TestContext.Current.CancellationToken);

        var summary = await new ChaosScenario(site, options).RunAsync(TestContext.Current.CancellationToken);

        Assert.True(summary.IsWell, summary.ToText());
        Assert.Equal(9, summary.Recoveries.Values.Sum(times => times.Count));
        Assert.True(summary.Sent > 200);
        Assert.Equal(summary.Sent, summary.Count.Stored + summary.Count.SetAside);
    }

    [Fact]
    public async Task Each_hostile_payload_is_rejected_with_a_reason_or_refused_by_the_broker()
    {
        await using var servers = new FleetServers(
            new DemoFolder(_folder.Path, "hostile"),
            Repository.Root!,
            [HostileRun.Device, HostileRun.OtherDevice],
            TimeProvider.System,
            _ => { }
        );
        await servers.StartAsync(TestContext.Current.CancellationToken);

        var summary = await new HostileScenario(servers, 3_000, TimeProvider.System).RunAsync(TestContext.Current.CancellationToken);

        Assert.True(summary.IsWell, summary.ToText());
        Assert.Equal(3_000, summary.Sent);
        Assert.True(summary.WorkerMegabytes is > 10 and < 400, $"The worker held {summary.WorkerMegabytes:0} MB.");
        Assert.All(summary.Counts.Where(count => count.Sent > 0), count => Assert.NotEmpty(count.Reason));
    }
}
