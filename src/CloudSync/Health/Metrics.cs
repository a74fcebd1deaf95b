using System.Globalization;
using System.Text;
using Roomtone.CloudSync.History;
using Roomtone.CloudSync.Ingest;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Health;

/// <summary>The counters as Prometheus reads them (exposition format 0.0.4).</summary>
internal sealed class Metrics(IngestCounters counters, IntakeQueue queue, IMqttLink link, SchemaGate schema, HistoryClock clock)
{
    public string Write()
    {
        var text = new StringBuilder();
        Add(text, "events_stored_total", "counter", "Events that were new.", counters.Stored);
        Add(text, "events_duplicate_total", "counter", "Events that had been stored before: sent again.", counters.Duplicates);
        Add(text, "events_rejected_total", "counter", "Events and messages that could not be read.", counters.Rejected);
        Add(text, "messages_received_total", "counter", "Messages taken from the broker.", counters.Received);
        Add(text, "messages_refused_total", "counter", "Messages not taken because the queue was full.", counters.Refused);
        Add(text, "acks_sent_total", "counter", "Confirmations that the broker took.", counters.Acknowledged);
        Add(text, "acks_failed_total", "counter", "Confirmations that could not be sent.", counters.Unacknowledged);
        Add(text, "commits_total", "counter", "Transactions committed.", counters.Pages);
        Add(text, "commit_seconds_total", "counter", "Time spent in transactions.", counters.CommitSeconds);
        Add(text, "commit_failures_total", "counter", "Transactions that failed and were tried again.", counters.Failures);
        Add(text, "commit_seconds", "gauge", "Time of the last transaction.", counters.LastCommitSeconds);
        Add(text, "batch_rows", "gauge", "Rows of the last transaction.", counters.LastPageRows);
        Add(text, "lag_seconds", "gauge", "From arrival to commit, of the oldest message in the last transaction.", counters.LagSeconds);
        Add(text, "queue_messages", "gauge", "Messages waiting to be read.", queue.Messages);
        Add(text, "queue_bytes", "gauge", "Bytes waiting to be read.", queue.Bytes);
        Add(text, "broker_connected", "gauge", "1 when connected.", link.IsConnected ? 1 : 0);
        Add(text, "schema_ready", "gauge", "1 when the schema is up to date.", schema.IsOpen ? 1 : 0);
        Add(text, "clock_ahead_seconds", "gauge", "How far this machine's clock is ahead of the database's.", clock.Difference.TotalSeconds);
        Add(text, "taking", "gauge", "0 when the queue is full and messages are not taken.", queue.IsFull ? 0 : 1);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, string type, string help, double value) => text.Append(
        CultureInfo.InvariantCulture,
        $"# HELP roomtone_cloudsync_{name} {help}\n# TYPE roomtone_cloudsync_{name} {type}\nroomtone_cloudsync_{name} {value}\n");
}
