using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Tests.Api;

namespace Roomtone.Dashboard.Tests.Accounts;

public class PasswordChangeTests(RealServers servers)
{
    private const string Next = "another-nine-doors";

    [Fact]
    public async Task The_first_password_must_be_changed_before_anything_else()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await dashboard
            .Part<AccountStore>()
            .SetPasswordAsync(
                "owner",
                dashboard.Part<Passwords>().Hash(RunningDashboard.OwnerPassword),
                mustChange: true,
                TestContext.Current.CancellationToken
            );
        using var browser = await dashboard.OwnerAsync();

        var before = await browser.GetAsync("/api/devices");
        var change = await browser.PostAsync("/api/session/password", new { current = RunningDashboard.OwnerPassword, next = Next });

        Assert.Equal(403, before.Status);
        Assert.Contains("first password", before.Error, StringComparison.Ordinal);
        Assert.Equal(204, change.Status);
        Assert.Equal(200, (await browser.GetAsync("/api/devices")).Status);
        Assert.False((await browser.GetAsync("/api/session")).Body.GetProperty("mustChange").GetBoolean());
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions_and_opens_the_next()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var here = await dashboard.OwnerAsync();
        using var elsewhere = await dashboard.OwnerAsync();

        await here.PostAsync("/api/session/password", new { current = RunningDashboard.OwnerPassword, next = Next });

        Assert.Equal(401, (await elsewhere.GetAsync("/api/devices")).Status);
        Assert.Equal(200, (await here.GetAsync("/api/devices")).Status);
        using var stranger = dashboard.Stranger();
        Assert.Equal(401, (await stranger.LogInAsync("owner", RunningDashboard.OwnerPassword)).Status);
        Assert.Equal(200, (await stranger.LogInAsync("owner", Next)).Status);
        Assert.Equal("owner", (await dashboard.AuditedAsync(AuditActions.PasswordChanged)).Account);
    }

    [Fact]
    public async Task A_change_that_cannot_be_made_says_why()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = await dashboard.OwnerAsync();
        foreach (var (current, next, because) in new[]
        {
            ("wrong-current-one", Next, "current password is wrong"),
            (RunningDashboard.OwnerPassword, "short", "at least 12"),
            (RunningDashboard.OwnerPassword, RunningDashboard.OwnerPassword, "is the current one"),
            ("", Next, "current password"),
        })
        {
            var answer = await browser.PostAsync("/api/session/password", new { current, next });

            Assert.Equal(400, answer.Status);
            Assert.Contains(because, answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_given_password_the_first_start_prints_one_this_once()
    {
        using var console = new ConsoleWords();
        await using var dashboard = await RunningDashboard.StartAsync(servers, ownerPassword: null);
        var password = console.Text.Split("password ")[1].Split('.')[0];

        using var browser = dashboard.Stranger();
        var answer = await browser.LogInAsync("owner", password);

        Assert.Equal(200, answer.Status);
        Assert.True(answer.Body.GetProperty("mustChange").GetBoolean());
    }

    [Fact]
    public async Task A_session_whose_account_is_gone_ends_within_a_minute()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var viewer = await dashboard.AccountAsync("guest", Roles.Viewer);
        Assert.Equal(200, (await viewer.GetAsync("/api/devices")).Status);

        dashboard.Insert("DELETE FROM accounts WHERE name = 'guest'");
        dashboard.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(401, (await viewer.GetAsync("/api/devices")).Status);
    }
}
