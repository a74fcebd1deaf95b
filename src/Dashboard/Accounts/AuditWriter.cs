using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Accounts;

/// <summary>Writes the audit log in order, retrying while the database is unavailable.</summary>
internal sealed partial class AuditWriter(AuditLog audit, HistoryDatabase database, TimeProvider time, ILogger<AuditWriter> logger)
    : BackgroundService
{
    private const string Insert = "INSERT INTO audit_log (at, account, action, detail) VALUES (@at, @account, @action, @detail)";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private long _droppedTold;

    /// <summary>Taken out of the queue, and not written yet.</summary>
    private AuditEntry? _next;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            while (!await WriteWaitingAsync(CancellationToken.None)) await Task.Delay(Pause, time, stoppingToken);
            if (audit.Dropped > _droppedTold) LogDropped(_droppedTold = audit.Dropped);
        }
        while (await audit.Entries.WaitToReadAsync(stoppingToken));
    }

    /// <summary>Flushes the queue on shutdown, as far as the database is available.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteWaitingAsync(cancellationToken);
    }

    /// <returns>False where the database does not take it.</returns>
    public async Task<bool> WriteWaitingAsync(CancellationToken cancellationToken)
    {
        while (_next is not null || audit.Entries.TryRead(out _next))
        {
            if (!await TryWriteAsync(_next, cancellationToken)) return false;
            _next = null;
        }

        return true;
    }

    private async Task<bool> TryWriteAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var row = new { at = entry.At.ToDatabase(), account = entry.Account, action = entry.Action, detail = entry.Detail };
        try
        {
            await database.WriteAsync(db => db.ExecuteAsync(Insert, row), cancellationToken);
            return true;
        }
        catch (DatabaseUnavailableException)
        {
            // It was logged where it failed; the entry is tried again.
            return false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogLost(entry.Action, e); // This entry's fault; the others are written.
            return true;
        }
    }

    [LoggerMessage(LogLevel.Error, "An entry of the audit log, {Action}, could not be written and is lost.")]
    private partial void LogLost(string action, Exception exception);

    [LoggerMessage(LogLevel.Error, "Audit log overflow: {Dropped} entries lost while the database was unavailable.")]
    private partial void LogDropped(long dropped);
}
