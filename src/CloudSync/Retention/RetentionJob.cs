using System.Data.Common;
using Dapper;
using Roomtone.CloudSync.History;

namespace Roomtone.CloudSync.Retention;

/// <summary>Creates partitions ahead and drops or deletes what exceeds its retention. One worker at a time runs it.</summary>
internal sealed class RetentionJob(DbDataSource database, RetentionSettings settings, TimeProvider time)
{
    private const int DeletedAtOnce = 5_000;

    private readonly (string Table, Span Span, int Days)[] _partitioned =
    [
        ("mood_events", Span.Month, settings.RawDays),
        ("track_events", Span.Month, settings.RawDays),
        ("feedback_events", Span.Month, settings.RawDays),
        ("device_events", Span.Month, settings.RawDays),
        ("mood_minutes", Span.Month, settings.MinuteDays),
        ("mood_hours", Span.Year, settings.HourDays),
        ("mood_days", Span.Year, settings.HourDays),
    ];

    /// <returns>Partitions made and dropped, rows deleted; all 0 when another worker is running it.</returns>
    /// <exception cref="DbException">The database is away.</exception>
    public (int Made, int Dropped, int Deleted) Run()
    {
        using var connection = database.OpenConnection();
        using var held = DatabaseLock.TryTake(connection, "retention", seconds: 0);
        if (held is null) return default;
        var now = time.GetUtcNow();
        var (made, dropped) = (0, 0);
        foreach (var (table, span, days) in _partitioned)
        {
            var partitions = new Partitions(connection, table, span);
            made += partitions.MakeAhead(now);
            dropped += partitions.DropBefore(now.AddDays(-days));
        }

        // A job names who asked for it, so it is kept as long as the audit log.
        var deleted = Delete(connection, "rejected", "at", now.AddDays(-settings.RejectedDays))
            + Delete(connection, "audit_log", "at", now.AddDays(-settings.AuditDays))
            + Delete(connection, "orders", "done_at", now.AddDays(-settings.AuditDays));
        return (made, dropped, deleted);
    }

    /// <summary>In small transactions, to hold locks only briefly.</summary>
    private static int Delete(DbConnection connection, string table, string time, DateTimeOffset keep)
    {
        var (deleted, last) = (0, DeletedAtOnce);
        while (last == DeletedAtOnce)
            deleted += last = connection.Execute(
                $"DELETE FROM {table} WHERE {time} < @keep LIMIT {DeletedAtOnce}",
                new { keep = keep.UtcDateTime }
            );
        return deleted;
    }
}
