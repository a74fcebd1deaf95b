using Roomtone.Contracts;

namespace Roomtone.Dashboard.Tests.Api;

public class DatabaseAwayTests(Servers servers)
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
}
