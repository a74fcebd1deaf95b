using System.Data.Common;
using Dapper;

namespace Roomtone.CloudSync.History;

/// <summary>
/// A named lock (GET_LOCK) of the database server, so that one worker at a time does a job. Released with its connection.
/// </summary>
internal sealed class DatabaseLock(DbConnection connection, string name) : IDisposable
{
    /// <exception cref="SchemaException">Another worker held it throughout.</exception>
    public static DatabaseLock Take(DbConnection connection, string job, int seconds) =>
        TryTake(connection, job, seconds)
        ?? throw new SchemaException(
            $"Another worker has held the lock \"{job}\" for more than {seconds} s. Look for a migration that hangs, then start again."
        );

    /// <returns>Null when another worker holds it.</returns>
    public static DatabaseLock? TryTake(DbConnection connection, string job, int seconds)
    {
        // Such locks belong to the whole server, so the database's name must stand in theirs; 64 characters at most.
        var name = connection.ExecuteScalar<string>("SELECT LEFT(CONCAT('roomtone.', @job, '.', DATABASE()), 64)", new { job })!;
        var taken = connection.ExecuteScalar<int?>("SELECT GET_LOCK(@name, @seconds)", new { name, seconds }, commandTimeout: seconds + 30);
        return taken == 1 ? new DatabaseLock(connection, name) : null;
    }

    public void Dispose() => connection.Execute("DO RELEASE_LOCK(@name)", new { name });
}
