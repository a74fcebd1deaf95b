using MySqlConnector;
using Roomtone.Dashboard.Accounts;

namespace Roomtone.Dashboard.Tests.Accounts;

public class AdministrationTests(RealServers servers)
{
    [Fact]
    public async Task A_new_account_gets_a_first_password_that_must_be_changed()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var owner = await dashboard.OwnerAsync();

        var made = await owner.PostAsync("/api/accounts", new { name = "Anna", role = "admin" });
        using var anna = await dashboard.LoggedInAsync("anna", made.Body.GetProperty("password").GetString()!);

        Assert.True((await anna.GetAsync("/api/session")).Body.GetProperty("mustChange").GetBoolean());
        Assert.Equal(409, (await owner.PostAsync("/api/accounts", new { name = "anna" })).Status);
        var entry = await dashboard.AuditedAsync(AuditActions.AccountCreated);
        Assert.DoesNotContain(made.Body.GetProperty("password").GetString()!, entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_cannot_come_back_until_it_is_enabled()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var anna = await dashboard.AccountAsync("anna", Roles.Viewer);
        Assert.Equal(200, (await anna.GetAsync("/api/devices")).Status);

        Assert.Equal(204, (await owner.PutAsync("/api/accounts/anna", new { role = "viewer", disabled = true })).Status);

        Assert.Equal(401, (await anna.GetAsync("/api/devices")).Status);
        using var stranger = dashboard.Stranger();
        var refused = await stranger.LogInAsync("anna", RunningDashboard.OwnerPassword);
        Assert.Equal((401, "The name or the password is wrong."), (refused.Status, refused.Error));
        await owner.PutAsync("/api/accounts/anna", new { role = "viewer" });
        Assert.Equal(200, (await stranger.LogInAsync("anna", RunningDashboard.OwnerPassword)).Status);
    }

    [Fact]
    public async Task Another_role_holds_at_once_and_a_reset_password_ends_the_sessions()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var anna = await dashboard.AccountAsync("anna", Roles.Admin);

        await owner.PutAsync("/api/accounts/anna", new { role = "viewer" });
        Assert.Equal(401, (await anna.GetAsync("/api/devices")).Status);
        var reset = await owner.PostAsync("/api/accounts/anna/password", new { });

        using var again = await dashboard.LoggedInAsync("anna", reset.Body.GetProperty("password").GetString()!);
        Assert.Equal("viewer", (await again.GetAsync("/api/session")).Body.GetProperty("role").GetString());
    }

    [Fact]
    public async Task The_last_owner_stays_even_when_two_put_each_other_out_at_the_same_moment()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var second = await dashboard.AccountAsync("second", Roles.Owner);

        var answers = await Task.WhenAll(
            owner.DeleteAsync("/api/accounts/second"),
            second.PutAsync("/api/accounts/owner", new { role = "viewer" })
        );

        Assert.Contains(answers, answer => answer.Status == 204);
        using var connection = dashboard.History.OpenConnection();
        Assert.Equal(
            1L,
            Dapper.SqlMapper.ExecuteScalar<long>(connection, "SELECT COUNT(*) FROM accounts WHERE role = 'owner' AND disabled = 0")
        );
    }

    [Fact]
    public async Task Nobody_reaches_above_their_role_or_to_themselves()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var admin = await dashboard.AccountAsync("admin", Roles.Admin);
        using var viewer = await dashboard.AccountAsync("guest", Roles.Viewer);

        Assert.Equal(403, (await viewer.GetAsync("/api/accounts")).Status);
        Assert.Equal(403, (await viewer.GetAsync("/api/audit")).Status);
        Assert.Equal(403, (await admin.PutAsync("/api/accounts/owner", new { role = "viewer" })).Status);
        Assert.Equal(403, (await admin.PostAsync("/api/accounts/owner/password", new { })).Status);
        Assert.Equal(403, (await admin.DeleteAsync("/api/accounts/owner")).Status);
        Assert.Equal(403, (await admin.PostAsync("/api/accounts", new { name = "new", role = "owner" })).Status);
        Assert.Equal(403, (await admin.PutAsync("/api/accounts/guest", new { role = "owner" })).Status);
        Assert.Equal(400, (await owner.DeleteAsync("/api/accounts/owner")).Status);
        Assert.Equal(404, (await owner.DeleteAsync("/api/accounts/nobody")).Status);
        Assert.Equal(400, (await owner.PostAsync("/api/accounts", new { name = "x", role = "king" })).Status);
        Assert.Equal(400, (await owner.PostAsync("/api/accounts", new { name = "x", sites = new[] { "nowhere" } })).Status);
    }

    [Fact]
    public async Task The_audit_log_is_shown_page_by_page_and_by_account()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        for (var i = 0; i < 5; i++)
            await owner.PostAsync("/api/accounts", new { name = $"guest-{i}" });
        await Testing.Eventually.TrueAsync(
            async () =>
                (await owner.GetAsync("/api/audit?action=account-created&limit=200")).Body.GetProperty("entries").GetArrayLength() == 6,
            "all is written down"
        );

        var first = (await owner.GetAsync("/api/audit?action=account-created&limit=4")).Body;
        var second = (await owner.GetAsync($"/api/audit?action=account-created&limit=4&before={first.GetProperty("next")}")).Body;

        Assert.Equal(4, first.GetProperty("entries").GetArrayLength());
        Assert.Equal(2, second.GetProperty("entries").GetArrayLength());
        Assert.Empty((await owner.GetAsync("/api/audit?account=nobody")).Body.GetProperty("entries").EnumerateArray());
        Assert.Equal(400, (await owner.GetAsync("/api/audit?before=x")).Status);
    }

    [Fact]
    public async Task The_codes_that_somebody_made_end_when_they_may_make_none_any_more()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        var codes = dashboard.Part<Devices.JoinCodes>();
        foreach (var (name, end) in new (string, Func<Task<Answer>>)[]
        {
            ("anna", () => owner.DeleteAsync("/api/accounts/anna")),
            ("ben", () => owner.PutAsync("/api/accounts/ben", new { role = "admin", disabled = true })),
            ("cleo", () => owner.PutAsync("/api/accounts/cleo", new { role = "viewer" })),
        })
        {
            (await dashboard.AccountAsync(name, Roles.Admin)).Dispose();
            await codes.KeepAsync(Contracts.JoinCode.Make("authority"u8), $"box-of-{name}", name, TestContext.Current.CancellationToken);
            await codes.KeepAsync(
                Contracts.JoinCode.Make("authority"u8),
                $"box-beside-{name}",
                "owner",
                TestContext.Current.CancellationToken
            );

            Assert.Equal(204, (await end()).Status);

            var open = await codes.OpenAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain($"box-of-{name}", open.Keys);
            Assert.Contains($"box-beside-{name}", open.Keys);
        }
    }

    [Fact]
    public async Task What_was_done_right_before_the_stop_is_written_down()
    {
        var dashboard = await RunningDashboard.StartAsync(servers);
        await using var history = new MySqlDataSource(dashboard.HistoryConnection);
        for (var i = 0; i < 300; i++) dashboard.Part<AuditLog>().Write("owner", "many", $"{i}");
        // Cut in the middle of a character: it is written all the same.
        dashboard.Part<AuditLog>().Write("owner", "many", new string('a', 499) + "🎵🎵");

        await dashboard.DisposeAsync();

        await using var connection = await history.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(301L, Dapper.SqlMapper.ExecuteScalar<long>(connection, "SELECT COUNT(*) FROM audit_log WHERE action = 'many'"));
    }
}
