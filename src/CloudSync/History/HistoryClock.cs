using System.Data.Common;
using Dapper;

namespace Roomtone.CloudSync.History;

/// <summary>
/// The time that all workers share: the database's, advanced by this machine's monotonic clock. A worker whose wall clock is
/// a year off neither rejects valid events nor stamps them wrongly.
/// </summary>
/// <param name="own">This machine's clock, used until the database was asked.</param>
internal sealed class HistoryClock(TimeProvider own) : TimeProvider
{
    private volatile Asked? _asked;

    public override long TimestampFrequency => own.TimestampFrequency;

    /// <summary>How far this machine's clock is ahead of the database's.</summary>
    public TimeSpan Difference => own.GetUtcNow() - GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _asked is { } asked ? asked.Answer + own.GetElapsedTime(asked.At) : own.GetUtcNow();

    public override long GetTimestamp() => own.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        own.CreateTimer(callback, state, dueTime, period);

    /// <exception cref="DbException">The database is away.</exception>
    public void Ask(DbDataSource database)
    {
        using var connection = database.OpenConnection();
        var answer = connection.ExecuteScalar<DateTime>("SELECT UTC_TIMESTAMP(3)");
        _asked = new Asked(new DateTimeOffset(answer, TimeSpan.Zero), own.GetTimestamp());
    }

    private sealed record Asked(DateTimeOffset Answer, long At);
}
