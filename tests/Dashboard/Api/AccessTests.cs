using Microsoft.AspNetCore.Routing;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Api;

namespace Roomtone.Dashboard.Tests.Api;

public class AccessTests(RealServers servers)
{
    private static readonly string[] Open =
    [
        "POST /api/session",
        "DELETE /api/session",
        "GET /health/live",
        "GET /health/ready",
        "GET /openapi/{documentName}.json",
        "POST /api/join",
        "GET /api/join/authority",
        "POST /api/wall/pair",
    ];

    [Fact]
    public async Task Nothing_but_session_health_description_and_pages_answers_without_a_session()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var stranger = dashboard.Stranger();
        foreach (var endpoint in dashboard.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
            var path = endpoint.RoutePattern.RawText!.TrimEnd('/');
            if (Open.Contains($"{method} {path}")) continue;

            var answer = await stranger.SendAsync(method, path.Replace("{id}", "kitchen", StringComparison.Ordinal));

            Assert.True(answer.Status == 401, $"{method} {path} answered {answer.Status}.");
            Assert.StartsWith(Refusal(path), answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_address_lets_a_viewer_change_anything_or_anybody_in_before_the_first_password_is_changed()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var viewer = await dashboard.AccountAsync("guest", Roles.Viewer);
        await dashboard
            .Part<AccountStore>()
            .CreateAsync(
                "fresh",
                dashboard.Part<Passwords>().Hash(RunningDashboard.OwnerPassword),
                Roles.Owner,
                mustChange: true,
                TestContext.Current.CancellationToken
            );
        using var fresh = await dashboard.LoggedInAsync("fresh", RunningDashboard.OwnerPassword);
        foreach (
            var endpoint in dashboard
                .Part<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => !endpoint.RoutePattern.RawText!.StartsWith("/api/session", StringComparison.Ordinal))
        )
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
            var path = endpoint.RoutePattern.RawText!.TrimEnd('/');
            if (Open.Contains($"{method} {path}") || IsOfWall(path) || IsOfGuest(path)) continue;
            var address = path.Replace("{id}", "kitchen", StringComparison.Ordinal);

            if (method != "GET") Assert.Equal((path, 403), (path, (await viewer.SendAsync(method, address)).Status));
            Assert.Equal((path, 403), (path, (await fresh.SendAsync(method, address)).Status));
        }
    }

    [Fact]
    public async Task No_session_opens_what_is_a_walls_and_no_wall_what_is_a_persons()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var wall = await Walls.WallTests.PairedAsync(dashboard, owner, box.Id);
        foreach (var endpoint in dashboard.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
            var path = endpoint.RoutePattern.RawText!.TrimEnd('/');
            if (Open.Contains($"{method} {path}") || IsOfGuest(path)) continue;
            var browser = IsOfWall(path) ? owner : wall;

            var answer = await browser.SendAsync(method, path.Replace("{id}", box.Id, StringComparison.Ordinal));

            Assert.Equal((method, path, 401), (method, path, answer.Status));
        }
    }

    /// <summary>The code in the address is all that counts, and it counts nowhere else; the cookie counts nowhere at all.</summary>
    [Fact]
    public async Task A_guests_cookie_opens_nothing_and_no_session_and_no_wall_opens_what_is_a_guests()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        using var wall = await Walls.WallTests.PairedAsync(dashboard, owner, box.Id);
        var room = await Guests.GuestTests.RoomAsync(owner, box);
        using var guest = dashboard.Stranger();
        Assert.Equal(200, (await guest.GetAsync(room)).Status);
        foreach (var endpoint in dashboard.Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET";
            var path = endpoint.RoutePattern.RawText!.TrimEnd('/');
            if (Open.Contains($"{method} {path}")) continue;
            var strangers = TypedCode.Make(Roomtone.Dashboard.Guests.GuestCodeStore.Letters);
            Browser[] browsers = IsOfGuest(path) ? [owner, wall, guest] : [guest];
            foreach (var browser in browsers)
            {
                var address = path.Replace("{id}", box.Id, StringComparison.Ordinal).Replace("{code}", strangers, StringComparison.Ordinal);
                Assert.Equal((method, path, 401), (method, path, (await browser.SendAsync(method, address)).Status));
            }
        }
    }

    [Fact]
    public async Task A_viewer_may_look_but_not_change()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var viewer = await dashboard.AccountAsync("guest", Roles.Viewer);

        var command = await viewer.CommandAsync(box.Id, "music.skip");
        var settings = await viewer.PutAsync($"/api/devices/{box.Id}/settings", new { settings = new { minPeople = 2 } });

        Assert.Equal([403, 403], [command.Status, settings.Status]);
        Assert.Contains("may look", command.Error, StringComparison.Ordinal);
        Assert.Equal(200, (await viewer.GetAsync("/api/devices")).Status);
    }

    [Fact]
    public async Task Every_command_is_for_owners_and_admins_some_for_staff_and_the_boxs_password_for_nobody()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var viewer = await dashboard.AccountAsync("guest", Roles.Viewer);
        using var staff = await dashboard.AccountAsync("bar", Roles.Staff);
        using var admin = await dashboard.AccountAsync("admin", Roles.Admin);
        using var owner = await dashboard.OwnerAsync();
        foreach (var name in CommandEndpoints.Names.Append(CommandNames.BrokerPassword))
        {
            var role = CommandCatalogue.Find(name)!.Role;
            var allowed = role == CommandRole.Dashboard ? 400 : 200;
            var toStaff = role == CommandRole.Admin ? 403 : allowed;
            var answers = new List<int>();
            foreach (var browser in new[] { viewer, staff, admin, owner }) answers.Add((await browser.CommandAsync(box.Id, name)).Status);

            Assert.Equal((name, $"403 {toStaff} {allowed} {allowed}"), (name, string.Join(' ', answers)));
        }
    }

    [Fact]
    public async Task Staff_steer_what_plays_and_see_neither_settings_to_change_nor_history()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var staff = await dashboard.AccountAsync("bar", Roles.Staff);
        var room = $"/api/devices/{box.Id}";

        Assert.Equal(200, (await staff.CommandAsync(box.Id, CommandNames.MusicSkip)).Status);
        Assert.Equal(200, (await staff.GetAsync("/api/devices")).Status);
        Assert.Equal(200, (await staff.GetAsync("/api/sites")).Status);
        Answer[] refused =
        [
            await staff.CommandAsync(box.Id, CommandNames.PlaylistDelete),
            await staff.PutAsync($"{room}/settings", new { settings = new { minPeople = 2 } }),
            await staff.GetAsync($"{room}/history/mood"),
            await staff.GetAsync($"{room}/history/tracks"),
            await staff.GetAsync($"{room}/history/liked"),
            await staff.GetAsync($"{room}/export"),
            await staff.GetAsync("/api/accounts"),
            await staff.GetAsync("/api/profiles/nobody"),
        ];
        Assert.All(refused, answer =>
            Assert.Equal(
                (403, "Your account steers what plays now; history and settings are not for it. Ask an owner or an admin."),
                (answer.Status, answer.Error)));
    }

    [Fact]
    public async Task A_change_without_our_header_is_refused()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = await dashboard.OwnerAsync();
        browser.ForgetHeader();

        var answer = await browser.CommandAsync("kitchen", "music.skip");

        Assert.Equal(400, answer.Status);
        Assert.Contains("X-Roomtone", answer.Error, StringComparison.Ordinal);
        Assert.Equal(400, (await browser.DeleteAsync("/api/session")).Status);
        Assert.Equal(200, (await browser.GetAsync("/api/session")).Status);
    }

    private static string Refusal(string path) =>
        IsOfWall(path) ? "This screen is not paired" : IsOfGuest(path) ? "This code does not count" : "Log in first.";

    private static bool IsOfGuest(string path) => path.StartsWith("/api/wish/", StringComparison.Ordinal);

    private static bool IsOfWall(string path) => path == "/api/wall" || path.StartsWith("/api/wall/", StringComparison.Ordinal);
}
