using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Roomtone.CloudSync.History;

/// <summary>Reads the database's time periodically and warns when this machine's clock differs.</summary>
internal sealed partial class ClockWatch(HistoryClock clock, DbDataSource database, SchemaGate schema, ILogger<ClockWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Bearable = TimeSpan.FromMinutes(1);

    private bool _said;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Period, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Task.Factory.StartNew(Compare, stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Compare()
    {
        try
        {
            clock.Ask(database);
        }
        catch (Exception e) when (DatabaseFault.IsForeign(e))
        {
            return; // BatchWriter logs it; the monotonic clock carries on meanwhile.
        }

        var differs = clock.Difference.Duration() > Bearable;
        if (differs && !_said) LogDiffers(clock.Difference);
        _said = differs;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "This machine's clock is {Difference} ahead of the database's. The database's is used. Set both by the network: timedatectl set-ntp true"
    )]
    private partial void LogDiffers(TimeSpan difference);
}
