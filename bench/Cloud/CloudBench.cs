using Dapper;

namespace Roomtone.CloudSync.Bench;

/// <summary>Runs the measurements in turn, so that whatever else the machine does falls on both.</summary>
internal sealed class CloudBench(Stage stage, BenchOptions options)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly BrokerToCommit _way = new(stage);
    private double[] _cost = [];

    public async Task<IReadOnlyDictionary<string, double>> RunAsync()
    {
        var (load, way) = (new List<double>(), new List<double>());
        await RoundAsync([], []); // The first round warms both up and does not count.
        for (var round = 0; round < options.Rounds; round++)
        {
            await RoundAsync(load, way);
            await Console.Error.WriteLineAsync($"round {round + 1}: LOAD DATA {options.Rows / load[^1]:N0} rows/s, through the broker {options.Rows / way[^1]:N0} events/s");
        }

        var figures = new Dictionary<string, double>
        {
            ["events_per_s"] = options.Rows / Median(way),
            ["load_data_rows_per_s"] = options.Rows / Median(load),
            // The pairs stood beside each other in time, so their ratios bear a busy machine better than the medians'.
            ["durable_ratio"] = Median([.. load.Zip(way, (l, w) => l / w)]),
        };
        (figures["broker_cpu_us_per_event"], figures["worker_cpu_us_per_event"], figures["database_cpu_us_per_event"]) = (_cost[0], _cost[1], _cost[2]);
        if (options.History > 0) await new Growth(stage, _way, options).MeasureAsync(figures);
        figures["worker_resident_mb"] = stage.WorkerMegabytes;
        return figures;
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
        _cost = [Microseconds(after.Broker - before.Broker), Microseconds(after.Worker - before.Worker), Microseconds(after.Database - before.Database)];
        using var connection = stage.Open();
        var stored = connection.ExecuteScalar<int>("SELECT COUNT(*) FROM mood_events");
        if (stored != options.Rows) throw new InvalidOperationException($"{stored} of {options.Rows} events are stored.");
    }

    private double Microseconds(TimeSpan time) => time.TotalMicroseconds / options.Rows;

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
