using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using Dapper;

namespace Roomtone.Dashboard.Storage;

/// <summary>
/// The one way to the database. Each question runs on a thread of its own: the driver's asynchronous calls
/// ignore their timeout and cannot be cancelled.
/// </summary>
internal sealed partial class HistoryDatabase(DbDataSource source, QuestionSettings settings, ILogger<HistoryDatabase> log) : IDisposable
{
    /// <summary>The longest that somebody may take to read an answer to its end.</summary>
    public const int LongestReadingSeconds = 600;

    private static readonly TimeSpan LongestQueue = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _free = new(settings.MaxConnections);
    private readonly SemaphoreSlim _freeToRead = new(MaxReadings(settings));
    private volatile bool _lost;

    /// <exception cref="DatabaseUnavailableException">It is down, too busy, or the question took too long.</exception>
    public Task<T> AskAsync<T>(Func<DbConnection, T> question, CancellationToken cancellationToken) =>
        RunAsync(question, settings.QuestionLimit, cancellationToken);

    /// <summary>
    /// For an answer that is taken row by row, for minutes. A quarter of the connections at most do that at once,
    /// so that downloads leave room for questions.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">It is down, too busy, or the reading took too long.</exception>
    public async Task ReadAtLengthAsync(Action<DbConnection> read)
    {
        if (!await _freeToRead.WaitAsync(LongestQueue))
            throw new DatabaseUnavailableException("Other downloads are running. Try again when they are done.");

        try
        {
            await RunAsync(db => Read(db, read), TimeSpan.FromSeconds(LongestReadingSeconds), CancellationToken.None);
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
    internal static int MaxReadings(QuestionSettings settings) => Math.Max(1, settings.MaxConnections / 4);

    private static bool Read(DbConnection db, Action<DbConnection> read)
    {
        // Else the server hangs up on one who pauses for a minute.
        db.Execute($"SET SESSION net_write_timeout = {LongestReadingSeconds}");
        read(db);
        return true;
    }

    private async Task<T> RunAsync<T>(Func<DbConnection, T> question, TimeSpan limit, CancellationToken cancellationToken)
    {
        if (!await _free.WaitAsync(LongestQueue, cancellationToken))
            throw new DatabaseUnavailableException("The database has too much to do. Try again in a moment.");

        var answer = Task.Factory.StartNew(
            () =>
            {
                try { return Ask(question, limit); }
                finally { _free.Release(); }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        return await answer.WaitAsync(cancellationToken);
    }

    private T Ask<T>(Func<DbConnection, T> question, TimeSpan limit)
    {
        try
        {
            using var connection = source.OpenConnection();
            connection.Execute(MySqlSource.LimitStatement(connection, limit));
            var answer = question(connection);
            if (_lost) Found();
            return answer;
        }
        catch (DbException e) when (MySqlSource.IsTimeLimit(e))
        {
            throw new DatabaseUnavailableException("This takes the database too long. Ask for a shorter time.", e);
        }
        catch (Exception e) when (e is DbException or TimeoutException or IOException or SocketException or AuthenticationException)
        {
            if (!_lost) Lost(e);
            throw new DatabaseUnavailableException("The history cannot be reached just now; live views still work. Try again in a moment.", e);
        }
    }

    private void Lost(Exception e)
    {
        _lost = true;
        LogLost(IsOfTls(e) ? $"TLS failed: Database:CaFile must hold the authority of its certificate, and the certificate must name {settings.Host}." : e.Message);
    }

    /// <summary>For a certificate that it does not trust the driver looks for a library that does not restore: that, too, says no.</summary>
    private static bool IsOfTls(Exception e) =>
        e is AuthenticationException
        || (e is FileNotFoundException { FileName: { } missing } && missing.StartsWith("BouncyCastle", StringComparison.Ordinal))
        || (e.InnerException is { } inner && IsOfTls(inner));

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
