using Roomtone.CloudSync.Ingest;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>The tables that are not events: a repeat updates the row.</summary>
internal static class PlainTables
{
    public static readonly Table<Rejection> Rejected = new(
        "rejected",
        "id, device, at, last_at, arrivals, epoch, seq, topic, reason, payload, payload_bytes",
        (rejection, row) =>
        {
            row.Id(rejection.Id);
            row.Text(rejection.Device);
            row.Time(rejection.At);
            row.Time(rejection.At);
            row.Number(1);
            row.Id(rejection.Epoch);
            row.Number(rejection.Seq);
            row.Text(rejection.Topic);
            row.Text(rejection.Reason);
            row.Text(rejection.Payload);
            row.Number(rejection.PayloadBytes);
        },
        "arrivals = arrivals + 1, last_at = GREATEST(last_at, VALUES(last_at))");

    public static readonly Table<KeyValuePair<string, DateTimeOffset>> Heard = new(
        "devices",
        "device, first_seen, last_seen",
        (heard, row) =>
        {
            row.Text(heard.Key);
            row.Time(heard.Value);
            row.Time(heard.Value);
        },
        "first_seen = LEAST(first_seen, VALUES(first_seen)), last_seen = GREATEST(last_seen, VALUES(last_seen))");
}
