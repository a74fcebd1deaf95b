using System.Data.Common;
using Dapper;

namespace Roomtone.Dashboard.Database;

/// <summary>
/// A connection for one query or change. Each command carries the token and the open transaction: Dapper drops the token
/// of a command that is not given as a <see cref="CommandDefinition"/>, and the driver refuses one without its transaction.
/// </summary>
internal sealed class DatabaseSession(DbConnection connection, CancellationToken cancellationToken)
{
    private DbTransaction? _transaction;

    /// <summary>Ends with the query: what a browser no longer waits for, the server no longer does.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    public async Task<List<T>> QueryAsync<T>(string sql, object? values = null) =>
        (await connection.QueryAsync<T>(Command(sql, values))).AsList();

    public Task<T> QuerySingleAsync<T>(string sql, object? values = null) => connection.QuerySingleAsync<T>(Command(sql, values));

    public Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? values = null) =>
        connection.QuerySingleOrDefaultAsync<T>(Command(sql, values));

    public Task<T?> ExecuteScalarAsync<T>(string sql, object? values = null) => connection.ExecuteScalarAsync<T>(Command(sql, values));

    public Task<int> ExecuteAsync(string sql, object? values = null) => connection.ExecuteAsync(Command(sql, values));

    /// <summary>For an answer that is not held whole. End it with <see cref="Abandon"/> where it is not read to its end.</summary>
    public Task<DbDataReader> ReadAsync(string sql, object values, int timeoutSeconds) =>
        connection.ExecuteReaderAsync(Command(sql, values, timeoutSeconds));

    /// <summary>Cancels at the server what is left of an answer, which the driver would otherwise read to its end.</summary>
    public static void Abandon(DbDataReader reader) => ((IWrappedDataReader)reader).Command.Cancel();

    /// <summary>All commands after it belong to it. Without a commit, disposing it undoes them.</summary>
    public async Task<DbTransaction> BeginTransactionAsync() => _transaction = await connection.BeginTransactionAsync(cancellationToken);

    private CommandDefinition Command(string sql, object? values, int? timeoutSeconds = null) =>
        new(sql, values, _transaction, timeoutSeconds, cancellationToken: cancellationToken);
}
