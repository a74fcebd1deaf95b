using System.Data.Common;
using Dapper;

namespace Roomtone.Cli.Backup;

/// <summary>What is in the database now.</summary>
internal sealed class HistoryTables(DbConnection connection)
{
    /// <summary>A fresh installation has rows in these: they are no history.</summary>
    private static readonly string[] NoHistory = ["schema_migrations", "accounts", "audit_log", "orders", "ended_sessions"];

    /// <returns>The rows of these tables, by their name.</returns>
    public IReadOnlyDictionary<string, long> Count(IEnumerable<string> tables) =>
        tables.ToDictionary(
            table => table,
            table => connection.ExecuteScalar<long>($"SELECT COUNT(*) FROM `{table}`"),
            StringComparer.Ordinal
        );

    /// <returns>The tables with history in them.</returns>
    public IReadOnlyList<string> WithHistory() =>
        [
            .. Of("BASE TABLE")
                .Except(NoHistory)
                .Where(table => connection.QueryFirstOrDefault<int?>($"SELECT 1 FROM `{table}` LIMIT 1") is not null),
        ];

    /// <summary>Connections of others to this database.</summary>
    public long Others() =>
        connection.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND ID <> CONNECTION_ID()"
        );

    /// <summary>So that nothing stays which the backup does not hold.</summary>
    public void DropAll()
    {
        foreach (var view in Of("VIEW")) connection.Execute($"DROP VIEW `{view}`");
        foreach (var table in Of("BASE TABLE")) connection.Execute($"DROP TABLE `{table}`");
    }

    private List<string> Of(string type) =>
        connection
            .Query<string>(
                "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = @type ORDER BY TABLE_NAME",
                new { type }
            )
            .AsList();
}
