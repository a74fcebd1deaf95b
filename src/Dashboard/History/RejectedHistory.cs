using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.History;

/// <summary>Reads rejected messages.</summary>
internal sealed class RejectedHistory(HistoryDatabase database)
{
    public const int MaxPayloadBytes = 4096;

    // No character is shorter than a byte, so as many characters are enough.
    private const string Select =
        """
        SELECT id AS Id, device AS Device, at AS At, reason AS Reason, LEFT(payload, @most) AS Payload, LENGTH(payload) AS PayloadBytes
        FROM v_rejected
        WHERE at <= @at AND (at < @at OR id < @id)
        ORDER BY at DESC, id DESC LIMIT @limit
        """;

    /// <exception cref="DatabaseUnavailableException">It is down or too slow.</exception>
    public Task<RejectedPage> ReadAsync(RejectedCursor before, int limit, CancellationToken cancellationToken) =>
        database.QueryAsync(db => ReadAsync(db, before, limit), cancellationToken);

    private static async Task<RejectedPage> ReadAsync(DatabaseSession db, RejectedCursor before, int limit)
    {
        // One more than asked for tells whether there are older ones.
        var rows = await db.QueryAsync<Row>(
            Select,
            new
            {
                at = before.At.ToDatabase(),
                id = before.Id,
                most = MaxPayloadBytes,
                limit = limit + 1,
            }
        );
        var events = rows.Take(limit).Select(ToEvent).ToList();
        return new(events, rows.Count > limit ? new RejectedCursor(events[^1].At, events[^1].Id).ToString() : null);
    }

    private static RejectedEvent ToEvent(Row row) =>
        new(row.Id, row.Device, row.At.FromDatabase(), row.Reason, Cut(row.Payload), row.PayloadBytes > MaxPayloadBytes);

    /// <summary>Cuts between characters, never within one.</summary>
    private static string Cut(string text)
    {
        var (bytes, chars) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxPayloadBytes) return text[..chars];
            chars += rune.Utf16SequenceLength;
        }

        return text;
    }

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Device { get; init; } = "";

        public DateTime At { get; init; }

        public string Reason { get; init; } = "";

        public string Payload { get; init; } = "";

        public long PayloadBytes { get; init; }
    }
}
