using System.Net;
using System.Net.Http.Json;
using Roomtone.Dashboard.Accounts;

namespace Roomtone.Dashboard.Tests.Accounts;

public class LoginTests(RealServers servers)
{
    [Fact]
    public async Task The_owner_comes_in_with_the_given_password()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = dashboard.Stranger();

        var answer = await browser.LogInAsync("Owner", RunningDashboard.OwnerPassword);

        Assert.Equal(200, answer.Status);
        Assert.Equal("""{"name":"owner","role":"owner","mustChange":false,"allSites":true}""", answer.Text);
        var cookies = answer.Message.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(["roomtone-known", "roomtone"], cookies.Select(cookie => cookie.Split('=')[0]));
        Assert.All(cookies, cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(answer.Text, (await browser.GetAsync("/api/session")).Text);
        Assert.Equal("owner", (await dashboard.AuditedAsync(AuditActions.Login)).Account);
    }

    [Fact]
    public async Task Who_logs_out_is_out()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = await dashboard.OwnerAsync();

        Assert.Equal(204, (await browser.DeleteAsync("/api/session")).Status);

        Assert.Equal(401, (await browser.GetAsync("/api/session")).Status);
        Assert.Equal(401, (await browser.GetAsync("/api/devices")).Status);
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("nobody-of-that-name")]
    public async Task Five_failures_lock_a_name_whether_it_exists_or_not(string name)
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = dashboard.Stranger();
        for (var i = 0; i < 4; i++) Assert.Equal(401, (await browser.LogInAsync(name, "wrong")).Status);

        var locked = await browser.LogInAsync(name, "wrong");
        var stillLocked = await browser.LogInAsync(name, RunningDashboard.OwnerPassword);

        Assert.Equal([423, 423], [locked.Status, stillLocked.Status]);
        Assert.Equal(300, locked.Body.GetProperty("retryAfterSeconds").GetInt32());
        Assert.Contains("5 minutes", locked.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_lock_the_right_password_opens_and_a_wrong_one_locks_for_longer()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = dashboard.Stranger();
        for (var i = 0; i < 5; i++) await browser.LogInAsync("owner", "wrong");

        dashboard.Clock.Advance(TimeSpan.FromMinutes(5));
        var longer = await browser.LogInAsync("owner", "wrong");
        dashboard.Clock.Advance(TimeSpan.FromMinutes(10));
        var right = await browser.LogInAsync("owner", RunningDashboard.OwnerPassword);

        Assert.Equal(600, longer.Body.GetProperty("retryAfterSeconds").GetInt32());
        Assert.Equal(200, right.Status);
        Assert.Equal("owner", (await dashboard.AuditedAsync(AuditActions.LoginFailed)).Account);
    }

    [Fact]
    public async Task Guesses_made_at_once_count_one_by_one()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = dashboard.Stranger();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => browser.LogInAsync("owner", "wrong")));

        Assert.Equal(4, answers.Count(answer => answer.Status == 401));
        Assert.Equal(8, answers.Count(answer => answer.Status == 423));
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_not_written_down()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = dashboard.Stranger();

        await browser.LogInAsync("my-secret-password", "owner");

        Assert.Equal("-", (await dashboard.AuditedAsync(AuditActions.LoginFailed)).Account);
    }

    [Fact]
    public async Task Too_many_logins_from_one_address_have_to_wait()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers, settings: "--Accounts:LoginsPerMinute=2");
        using var browser = dashboard.Stranger();
        await browser.LogInAsync("a", "wrong");
        await browser.LogInAsync("b", "wrong");

        var answer = await browser.LogInAsync("c", "wrong");

        Assert.Equal(429, answer.Status);
        Assert.NotEmpty(answer.Error);
    }

    [Fact]
    public async Task A_session_unused_for_longer_than_its_lifetime_is_over()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = await dashboard.OwnerAsync();

        dashboard.Clock.Advance(TimeSpan.FromHours(13));

        Assert.Equal(401, (await browser.GetAsync("/api/devices")).Status);
    }

    [Fact]
    public async Task The_keys_of_sessions_are_kept_in_a_folder_that_only_we_may_read()
    {
        using var keys = new Testing.TemporaryFolder();
        await using var dashboard = await RunningDashboard.StartAsync(servers, settings: $"--Accounts:KeysFolder={keys.In("keys")}");

        using var browser = await dashboard.OwnerAsync();

        Assert.NotEmpty(Directory.GetFiles(keys.In("keys"), "key-*.xml"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(keys.In("keys")));
    }

    [Fact]
    public async Task A_cookie_that_was_copied_opens_nothing_after_its_session_was_logged_out()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = dashboard.Stranger();
        using var other = await dashboard.OwnerAsync();
        using var thief = Thief(dashboard, await browser.LogInAsync("owner", RunningDashboard.OwnerPassword));
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/api/devices", TestContext.Current.CancellationToken)).StatusCode);

        await browser.DeleteAsync("/api/session");

        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.GetAsync("/api/devices", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(200, (await other.GetAsync("/api/devices")).Status);
    }

    [Fact]
    public async Task Who_has_been_here_before_is_not_kept_out_by_a_stranger_who_guesses()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var own = await dashboard.OwnerAsync();
        using var stranger = dashboard.Stranger();
        await own.DeleteAsync("/api/session");
        for (var i = 0; i < 5; i++) await stranger.LogInAsync("owner", "wrong");

        Assert.Equal(200, (await own.LogInAsync("owner", RunningDashboard.OwnerPassword)).Status);
        Assert.Equal(423, (await stranger.LogInAsync("owner", RunningDashboard.OwnerPassword)).Status);
    }

    [Fact]
    public async Task Guesses_from_a_browser_that_has_been_here_before_lock_it_too()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var own = await dashboard.OwnerAsync();
        for (var i = 0; i < 4; i++) Assert.Equal(401, (await own.LogInAsync("owner", "wrong")).Status);

        Assert.Equal(423, (await own.LogInAsync("owner", "wrong")).Status);
        Assert.Equal(423, (await own.LogInAsync("owner", RunningDashboard.OwnerPassword)).Status);
        // Another name it has never had: there it is a stranger.
        Assert.Equal(401, (await own.LogInAsync("anna", "wrong")).Status);
    }

    [Fact]
    public async Task One_network_of_ipv6_is_one_who_guesses()
    {
        await using var dashboard = await RunningDashboard.StartAsync(
            servers,
            settings: ["--Http:BehindProxy=true", "--Accounts:LoginsPerMinute=2"]
        );
        using var http = new HttpClient { BaseAddress = dashboard.Address };
        var answers = new List<int>();
        foreach (var from in new[] { "2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2:ffff::3", "2001:db8:1:3::1" })
        {
            using var guess = new HttpRequestMessage(HttpMethod.Post, "/api/session")
            {
                Content = JsonContent.Create(new { name = "owner", password = "wrong" }),
            };
            guess.Headers.Add("X-Roomtone", "1");
            guess.Headers.Add("X-Forwarded-For", from);
            answers.Add((int)(await http.SendAsync(guess, TestContext.Current.CancellationToken)).StatusCode);
        }

        Assert.Equal([401, 401, 429, 401], answers);
    }

    /// <summary>Somebody who has the cookies of that login.</summary>
    private static HttpClient Thief(RunningDashboard dashboard, Answer login)
    {
        var http = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = dashboard.Address };
        http.DefaultRequestHeaders.Add(
            "Cookie",
            string.Join("; ", login.Message.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]))
        );
        return http;
    }
}
