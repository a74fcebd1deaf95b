using System.Diagnostics.Metrics;
using Roomtone.CloudSync.History;
using Roomtone.CloudSync.Ingest;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Health;

/// <summary>What a worker counts, for Prometheus.</summary>
internal sealed class WorkerMetrics : IDisposable
{
    public WorkerMetrics(IngestCounters counters, IngestQueue queue, IMqttLink link, SchemaGate schema, HistoryClock clock)
    {
        AddCounters(counters);
        AddQueue(queue);
        Gauge("broker_connected", "1 when connected.", () => link.IsConnected ? 1 : 0);
        Gauge("schema_ready", "1 when the schema is up to date.", () => schema.IsOpen ? 1 : 0);
        Gauge("clock_ahead_seconds", "How far this machine's clock is ahead of the database's.", () => clock.Difference.TotalSeconds);
    }

    public Meter Meter { get; } = new("Roomtone.CloudSync");

    public void Dispose() => Meter.Dispose();

    private void AddCounters(IngestCounters counters)
    {
        Counter("events_stored_total", "Events that were new.", () => counters.Stored);
        Counter("events_duplicate_total", "Events that had been stored before: sent again.", () => counters.Duplicates);
        Counter("events_rejected_total", "Events and messages that could not be read.", () => counters.Rejected);
        Counter("messages_received_total", "Messages taken from the broker.", () => counters.Received);
        Counter("messages_refused_total", "Messages not taken because the queue was full.", () => counters.Refused);
        Counter("acks_sent_total", "Confirmations that the broker took.", () => counters.Acknowledged);
        Counter("acks_failed_total", "Confirmations that could not be sent.", () => counters.Unacknowledged);
        Counter("commits_total", "Transactions committed.", () => counters.Batches);
        Counter("commit_seconds_total", "Time spent in transactions.", () => counters.CommitSeconds);
        Counter("commit_failures_total", "Transactions that failed and were tried again.", () => counters.Failures);
        Gauge("commit_seconds", "Time of the last transaction.", () => counters.LastCommitSeconds);
        Gauge("batch_rows", "Rows of the last transaction.", () => counters.LastBatchRows);
        Gauge("lag_seconds", "From arrival to commit, of the oldest message in the last transaction.", () => counters.LagSeconds);
    }

    private void AddQueue(IngestQueue queue)
    {
        Gauge("queue_messages", "Messages waiting to be read.", () => queue.Messages);
        Gauge("queue_bytes", "Bytes waiting to be read.", () => queue.Bytes);
        Gauge("taking", "0 when the queue is full and messages are not taken.", () => queue.IsFull ? 0 : 1);
    }

    private void Counter(string name, string help, Func<double> value) =>
        Meter.CreateObservableCounter($"roomtone_cloudsync_{name}", value, description: help);

    private void Gauge(string name, string help, Func<double> value) =>
        Meter.CreateObservableGauge($"roomtone_cloudsync_{name}", value, description: help);
}
