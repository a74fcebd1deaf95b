using Dapper;
using MySql.Data.MySqlClient;

namespace Roomtone.Lab.Demo;

/// <summary>What of one outbox stands in the database, counted past every program of ours.</summary>
/// <param name="Rows">All events, those that could not be read too.</param>
/// <param name="Distinct">The same, each number once: fewer than <paramref name="Rows"/> would mean that one stands there twice.</param>
/// <param name="Moods">The mood events among them.</param>
/// <param name="TracksStarted">The tracks that began.</param>
internal sealed record StoredEvents(long Rows, long Distinct, long Moods, long TracksStarted)
{
    public static readonly StoredEvents None = new(0, 0, 0, 0);

    private const string Sql = """
        SELECT COUNT(*) AS `Rows`, COUNT(DISTINCT seq) AS `Distinct`, COUNT(CASE WHEN kind = 'mood' THEN 1 END) AS Moods, COUNT(CASE WHEN kind = 'started' THEN 1 END) AS TracksStarted
        FROM (
          SELECT seq, 'mood' AS kind FROM mood_events WHERE device = @device AND epoch = UNHEX(@epoch)
          UNION ALL SELECT seq, what FROM track_events WHERE device = @device AND epoch = UNHEX(@epoch)
          UNION ALL SELECT seq, 'feedback' FROM feedback_events WHERE device = @device AND epoch = UNHEX(@epoch)
          UNION ALL SELECT seq, 'device' FROM device_events WHERE device = @device AND epoch = UNHEX(@epoch)
          UNION ALL SELECT seq, 'rejected' FROM rejected WHERE device = @device AND epoch = UNHEX(@epoch)
        ) AS everything
        """;

    /// <exception cref="MySqlException">The database cannot be asked.</exception>
    public static StoredEvents Count(string connectionString, string device, Guid epoch)
    {
        using var connection = new MySqlConnection(connectionString);
        connection.Open();
        return connection.QuerySingle<StoredEvents>(Sql, new { device, epoch = epoch.ToString("N") });
    }
}
