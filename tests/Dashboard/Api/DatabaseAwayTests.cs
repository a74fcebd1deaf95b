using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Database;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Api;

public class DatabaseAwayTests(RealServers servers)
{
    [Fact]
    public async Task While_the_database_is_away_rooms_stay_live_and_history_says_so()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var browser = await dashboard.OwnerAsync();
        using var live = await browser.WatchAsync();
        await live.NextAsync("status", box.Id);

        await servers.Database.KillAsync();
        await box.ShowAsync(StateKinds.Mood, Sample.Happy);

        Assert.Equal("happy", (await live.NextAsync("mood", box.Id)).GetProperty("mood").GetString());
        Assert.Contains(box.Id, (await browser.GetAsync("/api/devices")).Text, StringComparison.Ordinal);
        Assert.Equal(200, (await browser.CommandAsync(box.Id, "music.skip")).Status);
        foreach (var path in new[] { $"/api/devices/{box.Id}/history/mood", $"/api/devices/{box.Id}/history/tracks" })
        {
            var answer = await browser.GetAsync(path);
            Assert.Equal(503, answer.Status);
            Assert.Contains("history cannot be reached", answer.Error, StringComparison.Ordinal);
        }

        using var stranger = dashboard.Stranger();
        Assert.Equal(503, (await stranger.LogInAsync("owner", RunningDashboard.OwnerPassword)).Status);

        await servers.Database.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(200, (await browser.GetAsync($"/api/devices/{box.Id}/history/mood")).Status);
    }

    [Fact]
    public async Task Who_was_put_out_stays_out_while_the_database_is_away()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var guest = await dashboard.AccountAsync("guest", Roles.Viewer);
        using var second = await dashboard.AccountAsync("second", Roles.Viewer);
        foreach (var browser in new[] { owner, guest, second })
            Assert.Equal(200, (await browser.GetAsync("/api/devices")).Status);
        foreach (var name in new[] { "guest", "second" })
            Assert.Equal(204, (await owner.PutAsync($"/api/accounts/{name}", new { role = "viewer", disabled = true })).Status);
        // One was seen out already, of the other we only know that it has changed.
        Assert.Equal(401, (await guest.GetAsync("/api/devices")).Status);

        await servers.Database.KillAsync();
        try
        {
            Assert.Equal(401, (await second.GetAsync("/api/devices")).Status);
            Assert.Equal(401, (await guest.GetAsync("/api/devices")).Status);
            Assert.Equal(200, (await owner.GetAsync("/api/devices")).Status);
        }
        finally
        {
            await servers.Database.StartAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Who_logs_out_while_the_database_is_away_is_logged_out_everywhere_when_it_is_back()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var guest = await dashboard.AccountAsync("guest", Roles.Viewer);
        Assert.Equal(200, (await guest.GetAsync("/api/devices")).Status);

        await servers.Database.KillAsync();
        try
        {
            Assert.Equal(204, (await guest.DeleteAsync("/api/session")).Status);
        }
        finally
        {
            await servers.Database.StartAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, Ended(dashboard));
        dashboard.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await owner.GetAsync("/api/devices")).Status);
        Assert.Equal(1, Ended(dashboard));
    }

    [Fact]
    public async Task However_many_ask_at_once_whether_it_is_ready_the_database_is_asked_once()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        var (database, checks) = (dashboard.Part<HistoryDatabase>(), dashboard.Part<HealthCheckService>());
        await Eventually.TrueAsync(
            async () => (await checks.CheckHealthAsync(TestContext.Current.CancellationToken)).Status == HealthStatus.Healthy,
            "the broker is connected and the first account is made");
        dashboard.Clock.Advance(TimeSpan.FromSeconds(2)); // A minute would be silence to the broker's keep-alive.
        var most = new QuerySettings().MaxConnections;
        var gate = new TaskCompletionSource<bool>();
        using var open = new CountdownEvent(most);
        var busy = Enumerable
            .Range(0, most)
            .Select(_ => database.QueryAsync(db => WaitAsync(open, gate), TestContext.Current.CancellationToken))
            .ToList();
        open.Wait(TestContext.Current.CancellationToken);

        // All connections are taken, so that each who asks would have to wait for one.
        var asked = Enumerable.Range(0, 60).Select(_ => checks.CheckHealthAsync(TestContext.Current.CancellationToken)).ToList();
        var before = Questions(dashboard);
        gate.SetResult(true);
        var answers = await Task.WhenAll(asked);
        await Task.WhenAll(busy);

        Assert.All(answers, answer => Assert.Equal(HealthStatus.Healthy, answer.Status));
        Assert.Equal(1, Questions(dashboard) - before);
    }

    private static Task<bool> WaitAsync(CountdownEvent open, TaskCompletionSource<bool> gate)
    {
        open.Signal();
        return gate.Task;
    }

    private static long Ended(RunningDashboard dashboard)
    {
        using var connection = dashboard.History.OpenConnection();
        return connection.ExecuteScalar<long>("SELECT COUNT(*) FROM ended_sessions");
    }

    /// <summary>How many SELECTs the whole server has run; setting a session's options is none.</summary>
    private static long Questions(RunningDashboard dashboard)
    {
        using var connection = dashboard.History.OpenConnection();
        return connection.QuerySingle<(string Name, long Count)>("SHOW GLOBAL STATUS LIKE 'Com_select'").Count;
    }
}
