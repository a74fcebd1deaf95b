using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.CloudSync.History;

namespace Roomtone.CloudSync.Retention;

/// <summary>Tidies the history at the start and then every few hours.</summary>
internal sealed partial class RetentionLoop(DbDataSource database, RetentionSettings settings, SchemaGate schema, TimeProvider time, ILogger<RetentionLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(6);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    private readonly HistoryKeeper _keeper = new(database, settings, time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        while (true)
        {
            var done = await Task.Factory.StartNew(TryTidy, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await Task.Delay(done ? Period : Again, time, stoppingToken);
        }
    }

    private bool TryTidy()
    {
        try
        {
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Tidied the history: {Made} partitions made, {Dropped} dropped, {Deleted} rows deleted.")]
    private partial void LogTidied(int made, int dropped, int deleted);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The history could not be tidied: {Reason} Trying again in some minutes.")]
    private partial void LogFailed(string reason);
}
