using System.Data.Common;
using System.Text;
using Dapper;
using Roomtone.CloudSync.History.Writing;
using Roomtone.CloudSync.Ingest;
using Roomtone.CloudSync.Ingest.Reading;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Maintenance;

/// <summary>
/// Parses a rejected message again by the normal ingest. The events' keys ensure that each is stored once, even when this is
/// interrupted before the rejected row is deleted, or when the box resends them.
/// </summary>
internal sealed class Reingest(DbDataSource database, BatchReader reader, TimeProvider time)
{
    private readonly HistoryWriter _history = new(database);

    /// <param name="connection">Where the rejected one is.</param>
    /// <param name="id">Its id, hexadecimal.</param>
    public MaintenanceReport ReadAgain(DbConnection connection, string id)
    {
        var row = connection.QuerySingleOrDefault<Row>(
            "SELECT device AS Device, LOWER(HEX(epoch)) AS Epoch, seq AS Seq, topic AS Topic, payload AS Payload, payload_bytes AS PayloadBytes FROM rejected WHERE id = UNHEX(@id)",
            new { id });
        if (row is null) return MaintenanceReport.Refused("It is not there any more.");
        var payload = Encoding.UTF8.GetBytes(row.Payload);
        if (payload.Length != row.PayloadBytes)
            return MaintenanceReport.Refused(
                "Only a part of it is kept, or it is no text: it cannot be read again. The box still has what was not confirmed."
            );

        var batch = new WriteBatch();
        reader.Read(new ReceivedMessage(row.Topic, row.AsMessage(payload), time.GetUtcNow()), batch);
        batch.Heard.Clear(); // The box was not heard now.
        if (batch.Rejections.Find(rejection => IdOf(rejection) == id) is { } again)
            return MaintenanceReport.Refused($"It still cannot be read: {again.Reason}");
        return Store(connection, id, batch);
    }

    public static MaintenanceReport Discard(DbConnection connection, string id) =>
        Delete(connection, id) == 1 ? MaintenanceReport.Done("It is deleted.") : MaintenanceReport.Refused("It is not there any more.");

    private MaintenanceReport Store(DbConnection connection, string id, WriteBatch batch)
    {
        var stored = _history.Write(batch);
        Delete(connection, id);
        var known = batch.Events - stored;
        return MaintenanceReport.Done(
            $"{stored} stored{(known > 0 ? $", {known} had been stored before" : "")}{(batch.Rejections.Count > 0 ? $", {batch.Rejections.Count} rejected anew, each with its reason" : "")}."
        );
    }

    private static int Delete(DbConnection connection, string id) =>
        connection.Execute("DELETE FROM rejected WHERE id = UNHEX(@id)", new { id });

    private static string IdOf(Rejection rejection) => rejection.Id.ToString("N");

    private sealed class Row
    {
        public string Device { get; init; } = "";

        public string? Epoch { get; init; }

        public long? Seq { get; init; }

        public string Topic { get; init; } = "";

        public string Payload { get; init; } = "";

        public long PayloadBytes { get; init; }

        /// <summary>An event with a key was stored without its envelope, which is restored here.</summary>
        public byte[] AsMessage(byte[] payload) =>
            Epoch is null || Seq is null
                ? payload
                :
                [
                    .. Encoding.UTF8.GetBytes($$"""{"v":{{EventBatch.Version}},"epoch":"{{Guid.ParseExact(Epoch, "N")}}","events":["""),
                    .. payload,
                    .. "]}"u8,
                ];
    }
}
