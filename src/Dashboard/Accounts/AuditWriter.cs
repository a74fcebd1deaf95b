using Dapper;
using Roomtone.Dashboard.Storage;

namespace Roomtone.Dashboard.Accounts;

/// <summary>Writes the audit log, in order, as soon as the database takes it.</summary>
internal sealed partial class AuditWriter(AuditLog audit, Database database, TimeProvider time, ILogger<AuditWriter> log) : BackgroundService
{
    private const string Insert = "INSERT INTO audit_log (at, account, action, detail) VALUES (@at, @account, @action, @detail)";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private long _droppedTold;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var entry in audit.Entries.ReadAllAsync(stoppingToken))
        {
            while (!await TryWriteAsync(entry, stoppingToken)) await Task.Delay(Pause, time, stoppingToken);
            if (audit.Dropped > _droppedTold) LogDropped(_droppedTold = audit.Dropped);
        }
    }

    /// <summary>For a program that ends at once: tries what waits, once.</summary>
    public async Task WriteWaitingAsync(CancellationToken cancellationToken)
    {
        while (audit.Entries.TryRead(out var entry)) await TryWriteAsync(entry, cancellationToken);
    }

    private async Task<bool> TryWriteAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var row = new { at = entry.At.ToDatabase(), account = entry.Account, action = entry.Action, detail = entry.Detail };
        try
        {
            await database.AskAsync(db => db.Execute(Insert, row), cancellationToken);
            return true;
        }
        catch (DatabaseUnavailableException)
        {
            // Database has logged it; the entry is tried again.
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Dropped} entries of the audit log were lost while the database was away.")]
    private partial void LogDropped(long dropped);
}
