using Roomtone.Cli.Host;
using Roomtone.Hosting;
using Roomtone.Lab.Demo;
using Roomtone.Lab.Fleet;

namespace Roomtone.Lab.Chaos.Hostile;

/// <summary><c>./roomtone chaos --hostile N</c>: payloads that nobody should send, and the proof that each one is accounted for.</summary>
internal static class HostileRun
{
    public const string Device = "hostile";
    public const string OtherDevice = "other";

    private const int NothingProven = 1;

    /// <returns>The exit code: 0 only when each one was rejected or refused, and nothing fell over.</returns>
    /// <exception cref="ServerException">A server did not start.</exception>
    /// <exception cref="UsageException">Another one runs.</exception>
    public static async Task<int> StartAsync(ChaosOptions options, string root, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var servers = new FleetServers(
            new DemoFolder(Path.Combine(root, ".run"), "hostile"),
            root,
            [Device, OtherDevice],
            time,
            Print
        );
        Print("Starting broker, database and CloudSync.");
        await servers.StartAsync(cancellationToken);
        Print($"Sending {options.Hostile} hostile payloads of {HostileKinds.All.Count} kinds.");
        var summary = await new HostileScenario(servers, options.Hostile, time).RunAsync(cancellationToken);
        if (options.Table.Length > 0) await File.WriteAllTextAsync(options.Table, summary.ToTable(), CancellationToken.None);
        Console.WriteLine(options.Json ? summary.ToJson() : summary.ToText());
        return summary.IsWell ? 0 : NothingProven;
    }

    private static void Print(string sentence) => Console.Error.WriteLine("roomtone: " + sentence);
}
