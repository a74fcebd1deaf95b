using System.Data.Common;
using Roomtone.Database;

namespace Roomtone.Dashboard.Database;

/// <summary>The only access to the database. It bounds how many queries run at once and how long each takes.</summary>
internal sealed partial class HistoryDatabase(DbDataSource source, QuerySettings settings, ILogger<HistoryDatabase> logger) : IDisposable
{
    /// <summary>The longest that somebody may take to read an answer to its end.</summary>
    public const int LongestReadingSeconds = 600;

    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _free = new(settings.MaxConnections);
    private readonly SemaphoreSlim _freeToRead = new(MaxReadings(settings));
    private volatile bool _lost;

    /// <summary>Reads. When the token is cancelled, the query is cancelled at the server.</summary>
    /// <exception cref="DatabaseUnavailableException">It is down, too busy, or the query took too long.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task<T> QueryAsync<T>(Func<DatabaseSession, Task<T>> query, CancellationToken cancellationToken) =>
        RunAsync(query, settings.QuestionLimit, cancellationToken, cancellationToken);

    /// <summary>Writes. The token ends only the wait for a connection: a change of several statements is not left half done.</summary>
    /// <exception cref="DatabaseUnavailableException">It is down, too busy, or a statement took too long.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the change began.</exception>
    public Task<T> WriteAsync<T>(Func<DatabaseSession, Task<T>> change, CancellationToken cancellationToken) =>
        RunAsync(change, settings.QuestionLimit, cancellationToken, CancellationToken.None);

    /// <summary>
    /// For an answer that is taken row by row, for minutes. A quarter of the connections at most do that at once,
    /// so that downloads leave room for queries.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">It is down, too busy, or the reading took too long.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task ReadAtLengthAsync(Func<DatabaseSession, Task> read, CancellationToken cancellationToken)
    {
        if (!await _freeToRead.WaitAsync(LongestQueue, cancellationToken))
            throw new DatabaseUnavailableException("Other downloads are running. Try again when they are done.");

        try
        {
            await RunAsync(db => ReadAsync(db, read), TimeSpan.FromSeconds(LongestReadingSeconds), cancellationToken, cancellationToken);
        }
        finally
        {
            _freeToRead.Release();
        }
    }

    public void Dispose()
    {
        _free.Dispose();
        _freeToRead.Dispose();
    }

    /// <summary>How many answers may be taken at length at once.</summary>
    internal static int MaxReadings(QuerySettings settings) => Math.Max(1, settings.MaxConnections / 4);

    private static async Task<bool> ReadAsync(DatabaseSession db, Func<DatabaseSession, Task> read)
    {
        // Otherwise the server closes the connection of one who pauses for a minute.
        await db.ExecuteAsync($"SET SESSION net_write_timeout = {LongestReadingSeconds}");
        await read(db);
        return true;
    }

    private async Task<T> RunAsync<T>(
        Func<DatabaseSession, Task<T>> run,
        TimeSpan limit,
        CancellationToken waiting,
        CancellationToken running
    )
    {
        if (!await _free.WaitAsync(LongestQueue, waiting))
            throw new DatabaseUnavailableException("The database has too much to do. Try again in a moment.");

        try
        {
            await using var connection = await source.OpenConnectionAsync(running);
            var session = new DatabaseSession(connection, running);
            await session.ExecuteAsync(StatementLimit.Sql(connection, limit));
            var answer = await run(session);
            if (_lost) Found();
            return answer;
        }
        catch (Exception e) when (DatabaseError.IsTimeLimit(e))
        {
            throw new DatabaseUnavailableException("This takes the database too long. Ask for a shorter time.", e);
        }
        catch (Exception e) when (DatabaseError.IsForeign(e))
        {
            if (!_lost)
                Lost(e);
            throw new DatabaseUnavailableException(
                "The history cannot be reached just now; live views still work. Try again in a moment.",
                e
            );
        }
        finally
        {
            _free.Release();
        }
    }

    private void Lost(Exception e)
    {
        _lost = true;
        LogLost(
            DatabaseError.IsTls(e)
                ? $"TLS failed: Database:CaFile must hold the authority of its certificate, and the certificate must name {settings.Host}."
                : e.Message
        );
    }

    private void Found()
    {
        _lost = false;
        LogFound();
    }

    [LoggerMessage(LogLevel.Warning, "The database does not answer: {Reason} History and logins wait for it.")]
    private partial void LogLost(string reason);

    [LoggerMessage(LogLevel.Information, "The database answers again.")]
    private partial void LogFound();
}
