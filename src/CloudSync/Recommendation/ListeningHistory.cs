using System.Data.Common;
using Dapper;

namespace Roomtone.CloudSync.Recommendation;

/// <summary>
/// Reads plays and feedback room by room, so that memory and the server's work stay bounded. Streaming services are left out:
/// their terms forbid learning from their content.
/// </summary>
internal sealed class ListeningHistory(DbDataSource database, TasteSettings settings)
{
    private const string Plays =
        """
        SELECT at AS At, track AS Track, artist AS Artist, title AS Title, heard * 1e0 AS Share FROM track_events
        WHERE device = @device AND at >= @from AND what IN ('finished', 'skipped') AND provider = 'local' AND artist <> '' AND heard IS NOT NULL
        ORDER BY at DESC LIMIT @limit
        """;

    private const string Words =
        "SELECT at AS At, track AS Track, what AS What FROM feedback_events WHERE device = @device AND at >= @from AND track IS NOT NULL ORDER BY at DESC LIMIT @limit";

    /// <returns>One row for each room and week.</returns>
    /// <exception cref="DbException">The database is away.</exception>
    public List<IReadOnlyList<SongWeight>> Read(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var connection = database.OpenConnection();
        var rows = new List<IReadOnlyList<SongWeight>>();
        foreach (var device in connection.Query<string>("SELECT device FROM devices ORDER BY device").ToList())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var asked = new
            {
                device,
                from = now.AddDays(-settings.HistoryDays).UtcDateTime,
                limit = settings.MostPlaysOfARoom,
            };
            rows.AddRange(
                Evidence.Of(connection.Query<Heard>(Plays, asked), connection.Query<Said>(Words, asked)).Where(row => row.Count > 0)
            );
        }

        return rows;
    }
}
