using System.Data.Common;
using MySql.Data.MySqlClient;

namespace Roomtone.Dashboard.Storage;

/// <summary>The only file that knows the driver: another one takes over here.</summary>
internal static class MySqlSource
{
    private const uint ConnectSeconds = 3;

    // ER_STATEMENT_TIMEOUT of MariaDB, ER_QUERY_TIMEOUT of MySQL.
    private static readonly int[] TookTooLong = [1969, 3024];

    public static DbDataSource Open(QuestionSettings settings, string? password)
    {
        var connection = settings.Connection(password);
        connection.ConnectionTimeout = ConnectSeconds;
        // The server ends a long question first; this is for a server that hangs.
        connection.DefaultCommandTimeout = (uint)settings.QuestionLimit.TotalSeconds + 5;
        connection.MaximumPoolSize = (uint)settings.MaxConnections;
        return MySqlClientFactory.Instance.CreateDataSource(connection.ConnectionString);
    }

    /// <summary>The statement that limits how long the questions after it may take at the server.</summary>
    public static string LimitStatement(DbConnection connection, TimeSpan limit) =>
        connection.ServerVersion.Contains("MariaDB", StringComparison.OrdinalIgnoreCase)
            ? FormattableString.Invariant($"SET SESSION max_statement_time = {limit.TotalSeconds}")
            : FormattableString.Invariant($"SET SESSION max_execution_time = {limit.TotalMilliseconds:0}");

    public static bool IsTimeLimit(Exception e) => e is MySqlException { Number: var number } && TookTooLong.Contains(number);
}
