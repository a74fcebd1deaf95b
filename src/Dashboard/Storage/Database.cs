using System.Data.Common;
using System.Net.Sockets;
using Dapper;

namespace Roomtone.Dashboard.Storage;

/// <summary>
/// The one way to the database. Each question runs on a thread of its own: the driver's asynchronous calls
/// ignore their timeout and cannot be cancelled.
/// </summary>
internal sealed partial class Database(DbDataSource source, DatabaseSettings settings, ILogger<Database> log) : IDisposable
{
    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _free = new(settings.MaxConnections);
    private volatile bool _lost;

    /// <exception cref="DatabaseUnavailableException">It is down, too busy, or the question took too long.</exception>
    public async Task<T> AskAsync<T>(Func<DbConnection, T> question, CancellationToken cancellationToken)
    {
        if (!await _free.WaitAsync(LongestQueue, cancellationToken))
            throw new DatabaseUnavailableException("The database has too much to do. Try again in a moment.");

        var answer = Task.Factory.StartNew(
            () =>
            {
                try { return Ask(question); }
                finally { _free.Release(); }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        return await answer.WaitAsync(cancellationToken);
    }

    public void Dispose() => _free.Dispose();

    private T Ask<T>(Func<DbConnection, T> question)
    {
        try
        {
            using var connection = source.OpenConnection();
            connection.Execute(MySqlSource.LimitStatement(connection, settings.QuestionLimit));
            var answer = question(connection);
            if (_lost) Found();
            return answer;
        }
        catch (DbException e) when (MySqlSource.IsTimeLimit(e))
        {
            throw new DatabaseUnavailableException("This takes the database too long. Ask for a shorter time.", e);
        }
        catch (Exception e) when (e is DbException or TimeoutException or IOException or SocketException)
        {
            if (!_lost) Lost(e);
            throw new DatabaseUnavailableException("The history cannot be reached just now; live views still work. Try again in a moment.", e);
        }
    }

    private void Lost(Exception e)
    {
        _lost = true;
        LogLost(e.Message);
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
