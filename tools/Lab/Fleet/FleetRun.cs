using System.Data.Common;
using Roomtone.Cli.Host;
using Roomtone.Hosting;
using Roomtone.Lab.Demo;

namespace Roomtone.Lab.Fleet;

/// <summary><c>./roomtone fleet</c>: many boxes on the real wire, and the proof that each event is stored exactly once.</summary>
internal sealed class FleetRun(FleetOptions options, string root, TimeProvider time)
{
    private const int NothingProven = 1;
    private const int Seed = 20;

    /// <returns>The exit code: 0 only when nothing was lost and nothing doubled.</returns>
    /// <exception cref="ServerException">A server did not start, or cannot run any more.</exception>
    /// <exception cref="UsageException">Another fleet runs.</exception>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        try
        {
            return await ProveAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Say("Ended before anything was sent.");
            return NothingProven;
        }
    }

    private async Task<int> ProveAsync(CancellationToken stopping)
    {
        await using var servers = new FleetServers(
            new DemoFolder(Path.Combine(root, ".run"), "fleet"),
            root,
            FleetPlan.Names(options.Devices),
            time,
            Say
        );
        Say("Starting broker, database and CloudSync.");
        await servers.StartAsync(stopping);
        Say(
            $"{options.Devices} devices send {options.EventsPerSecond} events a second for {options.For.TotalSeconds:0} s, and some of them drop out at any moment."
        );
        var report = await SendAsync(servers, stopping);
        var summary = FleetSummary.Of(report, Count(servers, report));
        Console.WriteLine(options.Json ? summary.ToJson() : summary.ToText());
        return summary.IsWell ? 0 : NothingProven;
    }

    private async Task<FleetReport> SendAsync(FleetServers servers, CancellationToken stopping)
    {
        var plan = new FleetPlan(FleetPlan.Names(options.Devices), options.EventsPerSecond, options.For, Seed);
        await using var scenario = new FleetScenario(plan, servers.Link, () => servers.Trouble, time);
        await scenario.ConnectAsync(stopping);
        Say($"All {options.Devices} devices are connected.");
        return await scenario.RunAsync(stopping);
    }

    private static FleetCount Count(FleetServers servers, FleetReport report)
    {
        try
        {
            return FleetCount.Of(servers.Database.ConnectionString, report.Outboxes);
        }
        catch (DbException e)
        {
            throw new ServerException($"The database could not be asked what it holds: {e.Message} Its log is {servers.Database.LogFile}.");
        }
    }

    private static void Say(string sentence) => Console.Error.WriteLine("roomtone: " + sentence);
}
