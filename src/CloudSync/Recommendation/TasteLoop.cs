using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.CloudSync.History;
using Roomtone.Mqtt;

namespace Roomtone.CloudSync.Recommendation;

/// <summary>Retrains the recommender model periodically and publishes it. One worker at a time does it.</summary>
internal sealed partial class TasteLoop(
    DbDataSource database,
    PublishedTaste published,
    TasteSettings settings,
    SchemaGate schema,
    IMqttLink link,
    TimeProvider time,
    ILogger<TasteLoop> logger
) : BackgroundService
{
    /// <summary>The retained model arrives soon after connecting; before that, another worker's model would be missed.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan CheckInterval = TimeSpan.FromMinutes(1);

    /// <summary>While the history is too short for a model.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromHours(1);

    private readonly ListeningHistory _history = new(database, settings);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Enabled) return;
        await schema.WaitAsync(stoppingToken);
        for (var wait = Settle; ;)
        {
            await Task.Delay(wait, time, stoppingToken);
            wait = link.IsConnected && IsDue ? await RenewAsync(stoppingToken) : CheckInterval;
        }
    }

    private bool IsDue => published.BuiltAt is not { } builtAt || time.GetUtcNow() - builtAt >= settings.Every;

    /// <returns>The wait before the next check.</returns>
    internal async Task<TimeSpan> RenewAsync(CancellationToken stopping)
    {
        try
        {
            var now = time.GetUtcNow();
            // Training takes seconds of CPU, so it has a thread of its own.
            var model = await Task.Factory.StartNew(
                () => Make(now, stopping),
                stopping,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default
            );
            if (model is null)
                return RetryInterval;
            await published.PutAsync(model, now, stopping);
            LogPublished(model.Length / 1024d);
        }
        catch (Exception e) when (DatabaseFault.IsForeign(e))
        {
            LogFailed(DatabaseFault.Translate(e).Message);
        }
        catch (MqttException e)
        {
            LogFailed(e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            LogBroken(e); // A history that nobody has thought of: the ingest goes on without a model.
            return RetryInterval;
        }

        return CheckInterval;
    }

    private byte[]? Make(DateTimeOffset now, CancellationToken stopping)
    {
        using var connection = database.OpenConnection();
        using var held = DatabaseLock.TryTake(connection, "tastes", seconds: 0);
        return held is null ? null : TasteTraining.Train(_history.Read(now, stopping), settings, now, stopping);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Published a new taste model, {Kilobytes:0} kB.")]
    private partial void LogPublished(double kilobytes);

    [LoggerMessage(Level = LogLevel.Error, Message = "The taste model could not be built; it is tried again in an hour.")]
    private partial void LogBroken(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Taste model not built: {Reason} Retrying in a minute.")]
    private partial void LogFailed(string reason);
}
