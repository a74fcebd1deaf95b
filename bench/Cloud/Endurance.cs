using System.Diagnostics;

namespace Roomtone.CloudSync.Bench;

/// <summary>Keeps the worker under full load for minutes and looks at its memory, second by second.</summary>
internal sealed class Endurance(Stage stage, BrokerToCommit way, BenchOptions options)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public async Task MeasureAsync(Dictionary<string, double> figures)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(options.Minutes));
        var looking = LookAsync(enough.Token);
        var clock = Stopwatch.StartNew();
        var events = 0L;
        for (; !enough.IsCancellationRequested; events += options.Rows)
        {
            if (events % (20L * options.Rows) == 0) stage.Clear();
            await way.RunAsync(MadeUpEvents.Batches(Guid.NewGuid(), options.Rows), Limit);
        }

        var seen = await looking;
        var (second, last) = (seen.Skip(seen.Count / 10).Take(seen.Count / 10), seen.TakeLast(seen.Count / 10));
        figures["worker_resident_mb"] = seen.Max();
        figures["worker_resident_growth_mb"] = Median.Of(last) - Median.Of(second);
        figures["worker_loaded_minutes"] = options.Minutes;
        await Console.Error.WriteLineAsync(
            $"{options.Minutes} minutes at {events / clock.Elapsed.TotalSeconds:N0} events/s: the worker held {seen.Max():N0} MB at most, {figures["worker_resident_growth_mb"]:N0} MB more in the last tenth than in the second"
        );
    }

    private async Task<List<double>> LookAsync(CancellationToken enough)
    {
        var seen = new List<double>();
        while (!enough.IsCancellationRequested)
        {
            seen.Add(stage.WorkerMegabytes);
            await Task.Delay(Look, TimeProvider.System, CancellationToken.None);
        }

        return seen;
    }
}
