using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.CloudSync.History;

namespace Roomtone.CloudSync.Maintenance;

/// <summary>
/// Runs the dashboard's maintenance jobs, one at a time across all workers. A job that was interrupted runs again, so each
/// must be repeatable.
/// </summary>
internal sealed partial class JobWorker(
    DbDataSource database,
    JobDispatcher dispatcher,
    SchemaGate schema,
    TimeProvider time,
    ILogger<JobWorker> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        while (true)
        {
            var worked = await Task.Factory.StartNew(TryWork, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            if (!worked) await Task.Delay(Pause, time, stoppingToken);
        }
    }

    /// <returns>Whether a job was run.</returns>
    private bool TryWork()
    {
        try
        {
            using var connection = database.OpenConnection();
            if (JobStore.Next(connection) is null) return false;
            using var held = DatabaseLock.TryTake(connection, "orders", seconds: 0);
            if (held is null || JobStore.Next(connection) is not { } job) return false;
            var report = Run(job, connection);
            JobStore.Finish(connection, job, report, time.GetUtcNow());
            LogDone(job.Kind, job.Subject, report.Said);
            return true;
        }
        catch (Exception e) when (e is HistoryException || DatabaseFault.IsForeign(e))
        {
            LogFailed(e.Message); // The database is unavailable; the job stays and runs again.
            return false;
        }
    }

    /// <summary>A job that fails by itself is answered, so that it does not stand in the way of the next.</summary>
    private MaintenanceReport Run(MaintenanceJob job, DbConnection connection)
    {
        try
        {
            return dispatcher.Run(job, connection);
        }
        catch (Exception e) when (e is not HistoryException && !DatabaseFault.IsForeign(e))
        {
            LogBroken(job.Kind, job.Subject, e);
            return MaintenanceReport.Refused($"It failed inside CloudSync, whose log says more: {e.Message}");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Kind} of {Subject}: {Said}")]
    private partial void LogDone(string kind, string subject, string said);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Kind} of {Subject} failed.")]
    private partial void LogBroken(string kind, string subject, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Job postponed: {Reason}")]
    private partial void LogFailed(string reason);
}
