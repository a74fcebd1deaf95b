using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Api;

/// <summary>Asks whether the database answers, at most once a second.</summary>
internal sealed class DatabaseCheck(HistoryDatabase database, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Task<bool> _answers = Task.FromResult(false);
    private DateTimeOffset _askedAt;

    public Task<bool> AnswersAsync(CancellationToken cancellationToken) => Newest().WaitAsync(cancellationToken);

    /// <summary>Concurrent requests share one query: no session is needed to ask, and connections are few.</summary>
    private Task<bool> Newest()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_answers.IsCompleted && now - _askedAt >= Fresh) (_askedAt, _answers) = (now, IsUpAsync());
            return _answers;
        }
    }

    private async Task<bool> IsUpAsync()
    {
        try
        {
            return await database.QueryAsync(async db => await db.ExecuteScalarAsync<long>("SELECT 1") == 1, CancellationToken.None);
        }
        catch (DatabaseUnavailableException)
        {
            return false;
        }
    }
}
