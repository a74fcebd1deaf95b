using System.Data.Common;
using System.Globalization;
using Dapper;

namespace Roomtone.CloudSync.Retention;

/// <summary>
/// The partitions of one table by month or by year. The last one takes everything later; the next spans are split off it
/// while they are empty, which costs nothing.
/// </summary>
internal sealed class Partitions(DbConnection connection, string table, Span span)
{
    private const string Rest = "p_rest";
    private const int Ahead = 3;

    /// <returns>How many were created.</returns>
    public int MakeAhead(DateTimeOffset now)
    {
        var last = Ends().Select(partition => partition.End).LastOrDefault(DateTime.MinValue);
        var wanted = Enumerable
            .Range(0, Ahead)
            .Select(i => span.Next(span.Start(now.UtcDateTime), i + 1))
            .Where(end => end > last)
            .ToList();
        if (wanted.Count == 0)
            return 0;
        var made = string.Concat(wanted.Select(end => $"PARTITION {span.Name(end)} VALUES LESS THAN ('{Literal(end)}'), "));
        connection.Execute(
            $"ALTER TABLE {table} REORGANIZE PARTITION {Rest} INTO ({made}PARTITION {Rest} VALUES LESS THAN (MAXVALUE))",
            commandTimeout: 0
        );
        return wanted.Count;
    }

    /// <summary>Drops the partitions that end before <paramref name="keep"/>. Never the current one.</summary>
    /// <returns>How many were dropped.</returns>
    public int DropBefore(DateTimeOffset keep)
    {
        var old = Ends().Where(partition => partition.End <= keep.UtcDateTime).Select(partition => partition.Name).ToList();
        if (old.Count > 0) connection.Execute($"ALTER TABLE {table} DROP PARTITION {string.Join(", ", old)}", commandTimeout: 0);
        return old.Count;
    }

    private List<(string Name, DateTime End)> Ends() =>
        [
            .. connection
                .Query<(string Name, string Description)>(
                    "SELECT PARTITION_NAME, PARTITION_DESCRIPTION FROM information_schema.PARTITIONS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = @table AND PARTITION_DESCRIPTION <> 'MAXVALUE' ORDER BY PARTITION_ORDINAL_POSITION",
                    new { table }
                )
                .Select(row => (row.Name, DateTime.Parse(row.Description.Trim('\''), CultureInfo.InvariantCulture))),
        ];

    private static string Literal(DateTime end) => end.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
