using System.Diagnostics;
using Dapper;
using Roomtone.Contracts;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Bench;

/// <summary>
/// Node-RED as its users would wire it: an MQTT node in, a node that makes an INSERT of each event, a MySQL node out. The
/// same events over the same broker into the same table, without roll-ups and without confirmations.
/// </summary>
internal sealed class Peer(Stage stage, BrokerToCommit way, BenchOptions options)
{
    /// <summary>A fortieth of the rows, or it would take minutes; it does not grow faster with more.</summary>
    private readonly int _rows = Math.Max(500, options.Rows / 40);

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public async Task MeasureAsync(Dictionary<string, double> figures)
    {
        await using var nodeRed = await NodeRed.TryStartAsync(stage);
        if (nodeRed is null) return;
        await RunAsync(); // Warms it up.
        var (rates, ratios) = (new List<double>(), new List<double>());
        for (var round = 0; round < 5; round++)
        {
            rates.Add(_rows / await RunAsync());
            stage.Clear();
            ratios.Add(options.Rows / await way.RunAsync(MadeUpEvents.Batches(Guid.NewGuid(), options.Rows), Limit) / rates[^1]);
        }

        figures["peer_events_per_s"] = Median.Of(rates);
        figures["peer_ratio"] = Median.Of(ratios);
        await Console.Error.WriteLineAsync($"Node-RED: {figures["peer_events_per_s"]:N0} events/s");
    }

    private async Task<double> RunAsync()
    {
        stage.Clear();
        using var connection = stage.Open();
        var batches = MadeUpEvents.Batches(Guid.NewGuid(), _rows);
        var clock = Stopwatch.StartNew();
        foreach (var batch in batches)
            await stage.Link.PublishAsync($"{Topics.Events(Stage.Box)}/{NodeRed.Topic}", batch, QualityOfService.AtLeastOnce);
        while (connection.ExecuteScalar<int>("SELECT COUNT(*) FROM mood_events") < _rows)
        {
            if (clock.Elapsed > Limit)
                throw new TimeoutException(
                    $"Node-RED stored {connection.ExecuteScalar<int>("SELECT COUNT(*) FROM mood_events")} of {_rows} events within {Limit}."
                );
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        return clock.Elapsed.TotalSeconds;
    }
}
