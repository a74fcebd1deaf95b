using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Roomtone.Lab.Demo;

/// <summary>What the box's own outbox says, read from its file once the agent has ended: the exact count, past all reports.</summary>
/// <param name="Epoch">Made with the outbox.</param>
/// <param name="Published">Events ever written to it.</param>
/// <param name="Dropped">Events it lost because it was full.</param>
internal sealed record OutboxLedger(Guid Epoch, long Published, long Dropped)
{
    /// <summary>All events up to this number are confirmed.</summary>
    public long Confirmed { get; private init; }

    /// <returns>Null when there is no outbox, or none that can be read.</returns>
    public static OutboxLedger? Read(string file)
    {
        if (!File.Exists(file)) return null;
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
            );
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "SELECT epoch, dropped, (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'events'), (SELECT min(seq) FROM events) FROM outbox";
            using var row = command.ExecuteReader();
            return row.Read() ? Read(row) : null;
        }
        catch (SqliteException)
        {
            return null; // Killed before it was made; the summary says that nothing was published.
        }
    }

    private static OutboxLedger Read(SqliteDataReader row) =>
        new(Guid.Parse(row.GetString(0), CultureInfo.InvariantCulture), row.GetInt64(2), row.GetInt64(1))
        {
            Confirmed = row.IsDBNull(3) ? row.GetInt64(2) : row.GetInt64(3) - 1,
        };
}
