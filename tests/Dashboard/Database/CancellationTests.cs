using System.Diagnostics;
using Dapper;
using Roomtone.Dashboard.Database;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Database;

public class CancellationTests(RealServers servers)
{
    private const string LongLimit = "--Database:QuestionLimit=00:01:00";

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_cancelled_query_ends_soon_here_and_at_the_server()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers, settings: LongLimit);
        using var enough = new CancellationTokenSource();
        var query = dashboard.Part<HistoryDatabase>().QueryAsync(db => db.ExecuteScalarAsync<int>("SELECT SLEEP(30)"), enough.Token);
        await Eventually.TrueAsync(() => Running(dashboard, "SLEEP(30)") == 1, "the query runs");

        var clock = Stopwatch.StartNew();
        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query);
        Assert.Equal(0, Running(dashboard, "SLEEP(30)"));
        Assert.True(clock.Elapsed < Soon, $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task A_query_whose_browser_goes_away_is_cancelled_at_the_server()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers, settings: LongLimit);
        dashboard.Insert("INSERT INTO devices (device, first_seen, last_seen) VALUES ('kitchen', '2026-01-01', '2026-01-05')");
        using var browser = await dashboard.OwnerAsync();
        await using var lockHolder = await dashboard.History.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await lockHolder.ExecuteAsync("LOCK TABLES mood_minutes WRITE");
        using var gone = new CancellationTokenSource();
        var asked = browser.AskAsync("/api/devices/kitchen/history/mood?step=minute", gone.Token);
        await Eventually.TrueAsync(() => Running(dashboard, "v_mood_minutes") == 1, "the query waits for the lock");

        var clock = Stopwatch.StartNew();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await Eventually.TrueAsync(() => Running(dashboard, "v_mood_minutes") == 0, "the query is gone", Soon);
        Assert.True(clock.Elapsed < Soon, $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task A_change_that_has_begun_is_carried_through()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers, settings: LongLimit);
        using var enough = new CancellationTokenSource();

        var changed = await dashboard.Part<HistoryDatabase>().WriteAsync(
            async db =>
            {
                var first = await db.ExecuteAsync("INSERT INTO sites (site, name, made_at) VALUES ('one', 'one', '2026-01-05')");
                await enough.CancelAsync();
                return first + await db.ExecuteAsync("INSERT INTO sites (site, name, made_at) VALUES ('two', 'two', '2026-01-05')");
            },
            enough.Token);

        Assert.Equal(2, changed);
    }

    private static long Running(RunningDashboard dashboard, string words)
    {
        using var connection = dashboard.History.OpenConnection();
        return connection.ExecuteScalar<long>(
            "SELECT COUNT(*) FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND db = DATABASE() AND info LIKE CONCAT('%', @words, '%')",
            new { words }
        );
    }
}
