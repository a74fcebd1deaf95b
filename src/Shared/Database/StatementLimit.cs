using System.Data.Common;

namespace Roomtone.Database;

/// <summary>Lets the server itself end what takes too long.</summary>
public static class StatementLimit
{
    /// <returns>The statement that limits each later one of this session. MySQL limits only SELECT.</returns>
    public static string Sql(DbConnection connection, TimeSpan limit) =>
        connection.ServerVersion.Contains("MariaDB", StringComparison.OrdinalIgnoreCase)
            ? FormattableString.Invariant($"SET SESSION max_statement_time = {limit.TotalSeconds}")
            : FormattableString.Invariant($"SET SESSION max_execution_time = {limit.TotalMilliseconds:0}");
}
