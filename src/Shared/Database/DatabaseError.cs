using System.Net.Sockets;
using System.Security.Authentication;
using MySqlConnector;

namespace Roomtone.Database;

/// <summary>What a failure of the driver means.</summary>
public static class DatabaseError
{
    // ER_STATEMENT_TIMEOUT of MariaDB, ER_QUERY_TIMEOUT of MySQL.
    private static readonly int[] TimeLimits = [1969, 3024];

    /// <summary>Whether the database or the connection to it failed, and not our own program.</summary>
    public static bool IsForeign(Exception e) =>
        e is System.Data.Common.DbException or IOException or SocketException or TimeoutException or AuthenticationException;

    /// <summary>
    /// The server's error number, or 0. They are listed at
    /// https://dev.mysql.com/doc/mysql-errors/8.0/en/server-error-reference.html.
    /// </summary>
    public static int NumberOf(Exception e)
    {
        // The driver may wrap the server's failure in another.
        for (var inner = e; inner is not null; inner = inner.InnerException)
            if (inner is MySqlException { Number: > 0 } known) return known.Number;
        return 0;
    }

    /// <summary>Whether the server ended a statement that took longer than <see cref="StatementLimit"/> allows.</summary>
    public static bool IsTimeLimit(Exception e) => TimeLimits.Contains(NumberOf(e));

    /// <summary>Whether the server's certificate was refused, or TLS failed otherwise.</summary>
    public static bool IsTls(Exception e) => e is AuthenticationException || (e.InnerException is { } inner && IsTls(inner));
}
