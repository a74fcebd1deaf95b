using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Accounts;

/// <summary>Reads the audit log, newest first.</summary>
internal sealed class AuditHistory(HistoryDatabase database)
{
    /// <param name="before">The id of the last entry of the page before; null for the newest.</param>
    /// <param name="account">Only what this one did; empty for all.</param>
    /// <param name="action">Only this action; empty for all.</param>
    /// <param name="limit">How many.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<AuditPage> ReadAsync(long? before, string account, string action, int limit, CancellationToken cancellationToken) =>
        database.QueryAsync(db => ReadAsync(db, before ?? long.MaxValue, account, action, limit), cancellationToken);

    private static async Task<AuditPage> ReadAsync(DatabaseSession db, long before, string account, string action, int limit)
    {
        var rows = await db.QueryAsync<Row>(
            """
            SELECT id AS Id, at AS At, account AS Account, action AS Action, detail AS Detail FROM audit_log
            WHERE id < @before AND (@account = '' OR account = @account) AND (@action = '' OR action = @action)
            ORDER BY id DESC LIMIT @limit
            """,
            new
            {
                before,
                account,
                action,
                limit = limit + 1,
            }
        );
        var entries = rows.Take(limit)
            .Select(row => new AuditView(row.Id, row.At.FromDatabase(), row.Account, row.Action, row.Detail))
            .ToList();
        return new(entries, rows.Count > limit ? entries[^1].Id : null);
    }

    private sealed class Row
    {
        public long Id { get; init; }

        public DateTime At { get; init; }

        public string Account { get; init; } = "";

        public string Action { get; init; } = "";

        public string Detail { get; init; } = "";
    }
}

/// <summary>Some of the audit log, newest first.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="Next">Ask with it as <c>before</c> for the ones before these; null: these are the oldest.</param>
internal sealed record AuditPage(IReadOnlyList<AuditView> Entries, long? Next);

/// <summary>Who did what.</summary>
internal sealed record AuditView(long Id, DateTimeOffset At, string Account, string Action, string Detail);
