using System.Text;
using Roomtone.Contracts;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Sites;

/// <summary>Requests changes of the history from CloudSync, its only writer, through the table <c>orders</c>.</summary>
internal sealed class OrderBook(HistoryDatabase database, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public const string Reingest = "reingest";
    public const string Discard = "discard";
    public const string EraseSite = "erase-site";
    public const string EraseProfile = "erase-profile";

    /// <summary>Inserts the order and waits some seconds for it to finish.</summary>
    public async Task<OrderView> AskAsync(string kind, string subject, string by, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N");
        await database.WriteAsync(
            db =>
                db.ExecuteAsync(
                    "INSERT INTO orders (id, kind, subject, asked_by, asked_at) VALUES (@id, @kind, @subject, @by, @at)",
                    new
                    {
                        id,
                        kind,
                        subject,
                        by,
                        at = time.GetUtcNow().ToDatabase(),
                    }
                ),
            cancellationToken
        );
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var order = await FindAsync(id, cancellationToken);
            if (order is null or { Done: true } || TimeProvider.System.GetElapsedTime(began) > LongestWait) return order!;
            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    public Task<OrderView?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.QueryAsync(
            async db =>
                await db.QuerySingleOrDefaultAsync<Row>(
                    "SELECT id AS Id, kind AS Kind, subject AS Subject, asked_by AS AskedBy, asked_at AS AskedAt, done_at AS DoneAt, ok AS Ok, report AS Report FROM orders WHERE id = @id",
                    new { id }
                )
                    is { } row
                    ? View(row)
                    : null,
            cancellationToken
        );

    private static OrderView View(Row row) =>
        new(
            row.Id,
            row.Kind,
            row.Subject,
            row.AskedBy,
            row.AskedAt.FromDatabase(),
            row.DoneAt?.FromDatabase(),
            row.DoneAt is not null,
            row.Ok == true,
            row.Report is null ? null : Wire.Read<OrderReport>(Encoding.UTF8.GetBytes(row.Report))
        );

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Subject { get; init; } = "";

        public string AskedBy { get; init; } = "";

        public DateTime AskedAt { get; init; }

        public DateTime? DoneAt { get; init; }

        public bool? Ok { get; init; }

        public string? Report { get; init; }
    }
}

/// <summary>An order and what came of it.</summary>
/// <param name="Id">Ask for it again with this.</param>
/// <param name="Kind">reingest, discard, erase-site or erase-profile.</param>
/// <param name="Subject">The id of what it is about.</param>
/// <param name="AskedBy">The account.</param>
/// <param name="AskedAt">UTC.</param>
/// <param name="DoneAt">UTC; null while it waits for CloudSync.</param>
/// <param name="Done">Whether it was tried.</param>
/// <param name="Ok">Whether it went well.</param>
/// <param name="Report">What came of it; null while it waits.</param>
internal sealed record OrderView(
    string Id,
    string Kind,
    string Subject,
    string AskedBy,
    DateTimeOffset AskedAt,
    DateTimeOffset? DoneAt,
    bool Done,
    bool Ok,
    OrderReport? Report
);

/// <summary>What came of an order, as CloudSync wrote it.</summary>
/// <param name="Said">A sentence for the person who asked.</param>
/// <param name="Tables">For an erasure: the rows of each table.</param>
/// <param name="Notes">For an erasure: what else is to know.</param>
internal sealed record OrderReport(string Said, IReadOnlyList<TableCount> Tables, IReadOnlyList<string> Notes);

/// <summary>The rows of a table that were about what was erased.</summary>
internal sealed record TableCount(string Table, long Before, long After);
