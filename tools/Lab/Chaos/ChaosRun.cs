using Roomtone.Cli.Host;
using Roomtone.Hosting;
using Roomtone.Lab.Chaos.Hostile;
using Roomtone.Lab.Chaos.Site;
using Roomtone.Lab.Demo;

namespace Roomtone.Lab.Chaos;

/// <summary><c>./roomtone chaos</c>: breaks everything in turn while a fleet sends, and proves that each event is stored once.</summary>
internal static class ChaosRun
{
    private const int NothingProven = 1;

    /// <returns>The exit code: 0 only when nothing was lost and nothing doubled.</returns>
    /// <exception cref="ServerException">A part did not start or did not come back.</exception>
    /// <exception cref="UsageException">Another one runs.</exception>
    public static async Task<int> StartAsync(ChaosOptions options, string root, TimeProvider time, CancellationToken cancellationToken)
    {
        if (options.Hostile > 0) return await HostileRun.StartAsync(options, root, time, cancellationToken);
        var place = new ChaosPlace(new DemoFolder(Path.Combine(root, ".run"), "chaos"), root, time);
        await using var held = place.Folder.Lock();
        await place.ClearAsync();
        return await BreakAsync(options, place, cancellationToken);
    }

    private static async Task<int> BreakAsync(ChaosOptions options, ChaosPlace place, CancellationToken cancellationToken)
    {
        await using var site = new ChaosSite(place, options, Print);
        Print(
            $"Seed {options.Seed}. Starting broker, database, {options.Workers} workers, {options.Boxes} boxes and a crowd of {options.Devices}."
        );
        await site.StartAsync(cancellationToken);
        var summary = await new ChaosScenario(site, options).RunAsync(cancellationToken);
        if (options.Table.Length > 0) await File.WriteAllTextAsync(options.Table, summary.ToTable(), CancellationToken.None);
        Console.WriteLine(options.Json ? summary.ToJson() : summary.ToText());
        return summary.IsWell ? 0 : NothingProven;
    }

    private static void Print(string sentence) => Console.Error.WriteLine("roomtone: " + sentence);
}
