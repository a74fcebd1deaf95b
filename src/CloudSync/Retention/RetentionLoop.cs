using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.CloudSync.History;

namespace Roomtone.CloudSync.Retention;

/// <summary>Tidies the history at the start and then every few hours.</summary>
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

    /// <summary>Whichever of two clocks is ahead by a year, it would take history away that people still want.</summary>
    private static readonly TimeSpan Agreed = TimeSpan.FromHours(1);

    private readonly HistoryKeeper _keeper = new(database, settings, clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        while (true)
        {
            var done = await Task.Factory.StartNew(TryTidy, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await Task.Delay(done ? Period : Again, clock, stoppingToken);
        }
    }

    private bool TryTidy()
    {
        try
        {
            clock.Ask(database);
            if (clock.Difference.Duration() > Agreed)
            {
                LogClocks(clock.Difference);
                return false;
            }

            var (made, dropped, deleted) = _keeper.Tidy();
            if (made + dropped + deleted > 0) LogTidied(made, dropped, deleted);
            return true;
        }
        catch (Exception e) when (DatabaseFault.IsForeign(e))
        {
            LogFailed(DatabaseFault.Translate(e).Message);
            return false;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Tidied the history: {Made} partitions made, {Dropped} dropped, {Deleted} rows deleted."
    )]
    private partial void LogTidied(int made, int dropped, int deleted);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "This machine's clock is {Difference} ahead of the database's, so no history is let go of. Set both by the network: timedatectl set-ntp true"
    )]
    private partial void LogClocks(TimeSpan difference);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The history could not be tidied: {Reason} Trying again in some minutes.")]
    private partial void LogFailed(string reason);
}
