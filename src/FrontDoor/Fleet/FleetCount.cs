using System.Data;
using Dapper;
using MySql.Data.MySqlClient;

namespace Roomtone.FrontDoor.Fleet;

/// <summary>One outbox: the numbers 1 to <paramref name="Written"/> must stand in the database, each once.</summary>
internal sealed record SentEvents(string Device, Guid Epoch, long Written);

/// <summary>What of the sent events stands in the database, by their keys and past every program of ours.</summary>
/// <param name="Stored">Sent events that are there.</param>
/// <param name="Lost">Sent events that are not.</param>
/// <param name="Doubled">Rows too many: a second one of the same key, or one that nobody sent.</param>
/// <param name="RollupsEqual">Whether the minutes, hours and days each count as many windows as there are rows.</param>
internal sealed record FleetCount(long Stored, long Lost, long Doubled, bool RollupsEqual)
{
    /// <exception cref="MySqlException">The database cannot be asked.</exception>
    public static FleetCount Of(string connectionString, IEnumerable<SentEvents> fleet)
    {
        using var connection = new MySqlConnection(connectionString);
        connection.Open();
        // One view of all the tables: CloudSync may still be writing when not everything was confirmed in time.
        using var view = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        var rows = connection.QuerySingle<long>("SELECT COUNT(*) FROM mood_events", transaction: view);
        long sent = 0, stored = 0;
        foreach (var outbox in fleet)
        {
            sent += outbox.Written;
            stored += connection.QuerySingle<long>(
                "SELECT COUNT(DISTINCT seq) FROM mood_events WHERE device = @Device AND epoch = UNHEX(@Key) AND seq BETWEEN 1 AND @Written",
                new { outbox.Device, Key = outbox.Epoch.ToString("N"), outbox.Written },
                view);
        }

        // Each key that was found accounts for one row: whatever is left over is one too many.
        return new FleetCount(stored, sent - stored, rows - stored, RollUps(view).All(windows => windows == rows));
    }

    private static IEnumerable<long> RollUps(MySqlTransaction view) => view.Connection.Query<long>("""
        SELECT CAST(COALESCE(SUM(windows), 0) AS SIGNED) FROM mood_minutes
        UNION ALL SELECT CAST(COALESCE(SUM(windows), 0) AS SIGNED) FROM mood_hours
        UNION ALL SELECT CAST(COALESCE(SUM(windows), 0) AS SIGNED) FROM mood_days
        """, transaction: view);
}
