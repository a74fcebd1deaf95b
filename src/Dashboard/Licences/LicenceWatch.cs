using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Database;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Licences;

/// <summary>
/// Writes into the audit log that a stated licence has ended: once each, whichever of several dashboards sees it first. The box
/// itself stops to play the station.
/// </summary>
internal sealed partial class LicenceWatch(RoomStateCache states, HistoryDatabase database, TimeProvider time, ILogger<LicenceWatch> logger)
    : BackgroundService
{
    private const string Insert = """
        INSERT INTO audit_log (at, account, action, detail)
        SELECT @at, @account, @action, @detail FROM (SELECT 1) one
        WHERE NOT EXISTS (SELECT 1 FROM audit_log WHERE action = @action AND detail = @detail)
        """;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    /// <summary>What stands in the audit log already, as far as this run knows.</summary>
    private readonly HashSet<string> _written = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(LookEvery, time, stoppingToken);
            await WriteEndedAsync(stoppingToken);
        }
    }

    private async Task WriteEndedAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var ended = states.Rooms.SelectMany(room =>
            LicenceStatements.Ended(room.Device, SettingsPublisher.Of(room).Settings.Stations, today));
        foreach (var sentence in ended.Where(sentence => !_written.Contains(sentence)).ToList())
        {
            var at = time.GetUtcNow().ToDatabase();
            var row = new { at, account = AuditLog.Nobody, action = AuditActions.Licence, detail = sentence };
            try
            {
                await database.WriteAsync(db => db.ExecuteAsync(Insert, row), cancellationToken);
                _written.Add(sentence);
            }
            catch (DatabaseUnavailableException)
            {
                return; // It was logged where it failed; the next look tries again.
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogLost(sentence, e);
                _written.Add(sentence);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The end of a licence could not be written into the audit log and is lost: {Sentence}")]
    private partial void LogLost(string sentence, Exception exception);
}
