using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Roomtone.Hosting;

namespace Roomtone.CloudSync.History;

/// <summary>Migrates the schema once the database is available, reads its time, and then releases the other services.</summary>
internal sealed partial class SchemaGate(
    DbDataSource database,
    IHostApplicationLifetime lifetime,
    HistoryClock clock,
    ILogger<SchemaGate> logger
) : BackgroundService
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DatabaseRetry _retry = new(clock);
    private bool _said;

    public bool IsOpen => _open.Task.IsCompletedSuccessfully;

    public Task WaitAsync(CancellationToken cancellationToken) => _open.Task.WaitAsync(cancellationToken);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => Open(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Open(CancellationToken stopping)
    {
        try
        {
            while (!TryMigrate()) _retry.Wait(stopping);
            _open.SetResult();
        }
        catch (SchemaException e)
        {
            LogRefused(e.Message);
            Environment.ExitCode = SettingsException.ExitCode;
            // A stop in the middle of the start would end the process with another exit code, and systemd would start it again.
            lifetime.ApplicationStarted.Register(lifetime.StopApplication);
        }
    }

    private bool TryMigrate()
    {
        try
        {
            foreach (var name in Migrator.Run(database)) LogApplied(name);
            clock.Ask(database);
            return true;
        }
        catch (Exception e) when (DatabaseFault.IsForeign(e))
        {
            if (!_said) LogAway(DatabaseFault.Translate(e).Message);
            _said = true;
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Applied the migration {Name}.")]
    private partial void LogApplied(string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting for the database: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Critical, Message = "{Reason}")]
    private partial void LogRefused(string reason);
}
