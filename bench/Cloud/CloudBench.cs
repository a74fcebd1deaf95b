using Dapper;

namespace Roomtone.CloudSync.Bench;

/// <summary>Runs the measurements in turn, so that whatever else the machine does falls on both.</summary>
internal sealed class CloudBench(Stage stage, BenchOptions options)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly BrokerToCommit _way = new(stage);
    private readonly List<double[]> _costs = [];

    public async Task<IReadOnlyDictionary<string, double>> RunAsync()
    {
        var figures = new Dictionary<string, double>();
        if (options.Rounds > 0) await MeasureWayAsync(figures);
        if (options.Peer && options.Rounds > 0) await new Peer(stage, _way, options).MeasureAsync(figures);
        if (options.Minutes > 0) await new Endurance(stage, _way, options).MeasureAsync(figures);
        figures.TryAdd("worker_resident_mb", stage.WorkerMegabytes);
        if (options.History > 0) await MeasureGrowthAsync(figures);
        return figures;
    }

    private async Task MeasureWayAsync(Dictionary<string, double> figures)
    {
        var (load, way) = (new List<double>(), new List<double>());
        await RoundAsync([], []); // The first round warms both up and does not count.
        _costs.Clear();
        for (var round = 0; round < options.Rounds; round++)
        {
            await RoundAsync(load, way);
            await Console.Error.WriteLineAsync(
                $"round {round + 1}: LOAD DATA {options.Rows / load[^1]:N0} rows/s, through the broker {options.Rows / way[^1]:N0} events/s"
            );
        }

        figures["events_per_s"] = options.Rows / Median.Of(way);
        figures["load_data_rows_per_s"] = options.Rows / Median.Of(load);
        // The pairs stood beside each other in time, so their ratios bear a busy machine better than the medians'.
        figures["durable_ratio"] = Median.Of(load.Zip(way, (l, w) => l / w));
        foreach (var (name, part) in new[] { ("broker", 0), ("worker", 1), ("database", 2) })
            figures[$"{name}_cpu_us_per_event"] = Median.Of(_costs.Select(cost => cost[part]));
    }

    /// <summary>In servers of its own, side by side with a history of a tenth.</summary>
    private async Task MeasureGrowthAsync(Dictionary<string, double> figures)
    {
        stage.Clear();
        await using var large = await Stage.SetUpAsync();
        await new Growth(stage, _way, large, options).MeasureAsync(figures);
    }

    private async Task RoundAsync(List<double> load, List<double> way)
    {
        var epoch = Guid.NewGuid();
        stage.Clear();
        load.Add(LoadData.Run(stage, LoadData.FileOf(epoch, options.Rows), options.Rows));
        stage.Clear();
        var batches = MadeUpEvents.Batches(epoch, options.Rows);
        var before = stage.ProcessorTime;
        way.Add(await _way.RunAsync(batches, Limit));
        var after = stage.ProcessorTime;
        _costs.Add([
            Microseconds(after.Broker - before.Broker),
            Microseconds(after.Worker - before.Worker),
            Microseconds(after.Database - before.Database),
        ]);
        using var connection = stage.Open();
        var stored = connection.ExecuteScalar<int>("SELECT COUNT(*) FROM mood_events");
        if (stored != options.Rows) throw new InvalidOperationException($"{stored} of {options.Rows} events are stored.");
    }

    private double Microseconds(TimeSpan time) => time.TotalMicroseconds / options.Rows;
}
