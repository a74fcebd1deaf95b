using System.Data.Common;
using System.Text;
using Dapper;
using Roomtone.CloudSync.History.Writing;
using Roomtone.CloudSync.Ingest;
using Roomtone.CloudSync.Ingest.Reading;
using Roomtone.Contracts;

namespace Roomtone.CloudSync.Orders;

/// <summary>
/// Reads a rejected message again, on the way that all messages go. The events' own keys see to it that they are stored
/// once, also when this ends between storing them and letting the rejected one go, or when the box sends them again.
/// </summary>
internal sealed class Reingest(DbDataSource database, BatchReader reader, TimeProvider time)
{
    private readonly HistoryWriter _history = new(database);

    /// <param name="connection">Where the rejected one is.</param>
    /// <param name="id">Its id, hexadecimal.</param>
    public OrderReport ReadAgain(DbConnection connection, string id)
    {
        var row = connection.QuerySingleOrDefault<Row>(
            "SELECT device AS Device, LOWER(HEX(epoch)) AS Epoch, seq AS Seq, topic AS Topic, payload AS Payload, payload_bytes AS PayloadBytes FROM rejected WHERE id = UNHEX(@id)",
            new { id });
        if (row is null) return OrderReport.Refused("It is not there any more.");
        var payload = Encoding.UTF8.GetBytes(row.Payload);
        if (payload.Length != row.PayloadBytes)
            return OrderReport.Refused(
                "Only a part of it is kept, or it is no text: it cannot be read again. The box still has what was not confirmed."
            );

        var page = new Page();
        reader.Read(new Arrival(row.Topic, row.AsMessage(payload), time.GetUtcNow()), page);
        page.Heard.Clear(); // The box has not spoken now.
        if (page.Rejections.Find(rejection => IdOf(rejection) == id) is { } again)
            return OrderReport.Refused($"It still cannot be read: {again.Reason}");
        return Store(connection, id, page);
    }

    public static OrderReport Discard(DbConnection connection, string id) =>
        Delete(connection, id) == 1 ? OrderReport.Done("It is deleted.") : OrderReport.Refused("It is not there any more.");

    private OrderReport Store(DbConnection connection, string id, Page page)
    {
        var stored = _history.Write(page);
        Delete(connection, id);
        var known = page.Events - stored;
        return OrderReport.Done(
            $"{stored} stored{(known > 0 ? $", {known} had been stored before" : "")}{(page.Rejections.Count > 0 ? $", {page.Rejections.Count} rejected anew, each with its reason" : "")}."
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

        /// <summary>An event that had a key was kept by itself: it gets its envelope back.</summary>
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
