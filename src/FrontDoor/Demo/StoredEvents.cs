using Dapper;
using MySql.Data.MySqlClient;

namespace Roomtone.FrontDoor.Demo;

/// <summary>What of one outbox stands in the database, counted past every program of ours.</summary>
/// <param name="Rows">All events, those that could not be read too.</param>
/// <param name="Distinct">The same, each number once: fewer than <paramref name="Rows"/> would mean that one stands there twice.</param>
/// <param name="Moods">The mood events among them.</param>
/// <param name="TracksStarted">The tracks that began.</param>
internal sealed record StoredEvents(long Rows, long Distinct, long Moods, long TracksStarted)
{
    private const string Sql = """
        SELECT COUNT(*) AS `Rows`, COUNT(DISTINCT seq) AS `Distinct`,
          CAST(COALESCE(SUM(kind = 'mood'), 0) AS SIGNED) AS Moods, CAST(COALESCE(SUM(kind = 'started'), 0) AS SIGNED) AS TracksStarted
        FROM (
          SELECT seq, 'mood' AS kind FROM mood_events WHERE device = @device AND epoch = UNHEX(@epoch)
          UNION ALL SELECT seq, what FROM track_events WHERE device = @device AND epoch = UNHEX(@epoch)
          UNION ALL SELECT seq, 'feedback' FROM feedback_events WHERE device = @device AND epoch = UNHEX(@epoch)
          UNION ALL SELECT seq, 'device' FROM device_events WHERE device = @device AND epoch = UNHEX(@epoch)
          UNION ALL SELECT seq, 'rejected' FROM rejected WHERE device = @device AND epoch = UNHEX(@epoch)
        ) AS everything
        """;

    /// <exception cref="MySqlException">The database cannot be asked.</exception>
    public static StoredEvents Count(string connectionString, string device, IEnumerable<Guid> epochs)
    {
        using var connection = new MySqlConnection(connectionString);
        connection.Open();
        return epochs
            .Select(epoch => connection.QuerySingle<StoredEvents>(Sql, new { device, epoch = epoch.ToString("N") }))
            .Aggregate(new StoredEvents(0, 0, 0, 0), (sum, next) => new(sum.Rows + next.Rows, sum.Distinct + next.Distinct, sum.Moods + next.Moods, sum.TracksStarted + next.TracksStarted));
    }
}
