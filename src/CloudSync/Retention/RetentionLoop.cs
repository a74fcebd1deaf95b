using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.CloudSync.History;

namespace Roomtone.CloudSync.Retention;

/// <summary>Runs the retention at the start and then every few hours.</summary>
internal sealed partial class RetentionLoop(
    DbDataSource database,
    RetentionSettings settings,
    SchemaGate schema,
    HistoryClock clock,
    ILogger<RetentionLoop> logger
) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(6);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <summary>If either clock were a year ahead, history still wanted would be deleted.</summary>
    private static readonly TimeSpan Agreed = TimeSpan.FromHours(1);

    private readonly RetentionJob _job = new(database, settings, clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        while (true)
        {
            var done = await Task.Factory.StartNew(TryRun, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await Task.Delay(done ? Period : Again, clock, stoppingToken);
        }
    }

    private bool TryRun()
    {
        try
        {
            clock.Ask(database);
            if (clock.Difference.Duration() > Agreed)
            {
                LogClocks(clock.Difference);
                return false;
            }

            var (made, dropped, deleted) = _job.Run();
            if (made + dropped + deleted > 0) LogDone(made, dropped, deleted);
            return true;
        }
        catch (Exception e) when (DatabaseFault.IsForeign(e))
        {
            LogFailed(DatabaseFault.Translate(e).Message);
            return false;
        }
        catch (Exception e)
        {
            LogFailed(e.Message); // The ingest goes on without it.
            return false;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Retention: {Made} partitions created, {Dropped} dropped, {Deleted} rows deleted."
    )]
    private partial void LogDone(int made, int dropped, int deleted);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "This machine's clock is {Difference} ahead of the database's, so retention is paused. Set both by the network: timedatectl set-ntp true"
    )]
    private partial void LogClocks(TimeSpan difference);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Retention failed: {Reason} Retrying in a few minutes.")]
    private partial void LogFailed(string reason);
}
