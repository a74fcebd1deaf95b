using Microsoft.AspNetCore.Routing;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Tests.History;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Sites;

/// <summary>Somebody who looks after one site, in a house of two.</summary>
public class AccessScopeTests(RealServers servers)
{
    private static readonly string[] Guarded = ["/api/devices/{id}", "/api/sites/{id}", "/api/profiles/{id}"];

    [Fact]
    public async Task Every_address_of_a_foreign_device_site_or_profile_is_as_if_it_were_not_there()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        var (mine, theirs) = await TwoSitesAsync(dashboard, box.Id);
        var seen = 0;

        foreach (
            var endpoint in dashboard
                .Part<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => Guarded.Any(start => endpoint.RoutePattern.RawText!.StartsWith(start, StringComparison.Ordinal)))
        )
        {
            var (method, path) = (
                endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0],
                endpoint.RoutePattern.RawText!.TrimEnd('/')
            );
            var foreign =
                path.StartsWith("/api/devices", StringComparison.Ordinal) ? box.Id
                : path.StartsWith("/api/sites", StringComparison.Ordinal) ? theirs.Site
                : theirs.Profile;

            var answer = await mine.SendAsync(
                method,
                path.Replace("{id}", foreign, StringComparison.Ordinal)
                    .Replace("{room}", "r", StringComparison.Ordinal)
                    .Replace("{device}", box.Id, StringComparison.Ordinal)
            );

            Assert.True(answer.Status == 404, $"{method} {path} answered {answer.Status}.");
            Assert.Contains($"called {foreign}", answer.Error, StringComparison.Ordinal);
            seen++;
        }

        Assert.True(seen > 20, $"Only {seen} addresses were tried.");
        mine.Dispose();
    }

    [Fact]
    public async Task Lists_and_the_live_view_show_ones_own_only()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var foreign = await Box.OnlineAsync(servers);
        await using var own = await Box.OnlineAsync(servers);
        var (mine, _) = await TwoSitesAsync(dashboard, foreign.Id, own.Id);
        await own.ShowAsync(StateKinds.Mood, Sample.Happy);
        await foreign.ShowAsync(StateKinds.Mood, Sample.Nobody);
        using var owner = await dashboard.OwnerAsync();
        await Eventually.TrueAsync(
            async () => (await owner.GetAsync("/api/devices")).Text.Contains(foreign.Id, StringComparison.Ordinal),
            "the owner sees both"
        );

        Assert.DoesNotContain(foreign.Id, (await mine.GetAsync("/api/devices")).Text, StringComparison.Ordinal);
        Assert.Contains(own.Id, (await mine.GetAsync("/api/devices")).Text, StringComparison.Ordinal);
        Assert.Single((await mine.GetAsync("/api/sites")).Body.EnumerateArray());
        using var live = await mine.WatchAsync();
        await foreign.ShowAsync(StateKinds.Mood, Sample.Happy);
        await own.ShowAsync(StateKinds.Mood, Sample.Nobody);
        var about = new List<string>();
        for (var mood = ""; mood != "unknown";)
        {
            var (name, data) = await live.NextAsync();
            if (data.TryGetProperty("device", out var device)) about.Add(device.GetString()!);
            mood = name == "mood" ? data.GetProperty("state").Text("mood") : "";
        }

        Assert.DoesNotContain(foreign.Id, about);
        foreach (var path in new[] { "/api/rejected", "/api/accounts", "/api/audit", "/api/keys" })
            Assert.Equal(403, (await mine.GetAsync(path)).Status);
        mine.Dispose();
    }

    [Fact]
    public async Task A_device_of_nobody_and_a_site_cannot_be_taken_by_who_sees_some_sites_only()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        var (mine, _) = await TwoSitesAsync(dashboard, device: null);
        var site = (await mine.GetAsync("/api/sites")).Body[0];

        var placed = await mine.PutAsync(
            $"/api/sites/{site.Text("id")}/devices/{box.Id}",
            new { room = site.GetProperty("rooms")[0].Text("id") }
        );

        Assert.Equal(404, placed.Status);
        Assert.Equal(403, (await mine.PostAsync("/api/sites", new { name = "Another" })).Status);
        mine.Dispose();
    }

    [Fact]
    public async Task What_a_box_noticed_before_it_came_into_ones_site_is_not_ones_own()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        var (mine, theirs) = await TwoSitesAsync(dashboard, box.Id);
        using var owner = await dashboard.OwnerAsync();
        Notice(dashboard, box.Id, 1, "11:30:00");
        var site = (await mine.GetAsync("/api/sites")).Body[0];
        var (id, room) = (site.Text("id"), site.GetProperty("rooms")[0].Text("id"));
        dashboard.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(204, (await owner.PutAsync($"/api/sites/{id}/devices/{box.Id}", new { room })).Status);
        dashboard.Clock.Advance(TimeSpan.FromHours(1));
        var another = (await mine.PostAsync($"/api/sites/{id}/rooms", new { name = "Attic" })).Body.Text("id");
        Notice(dashboard, box.Id, 2, "13:30:00");
        // From room to room within the site nothing is lost.
        Assert.Equal(204, (await mine.PutAsync($"/api/sites/{id}/devices/{box.Id}", new { room = another })).Status);
        const string Day = "from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z";

        foreach (var (browser, seen) in new[] { (mine, 1), (owner, 2) })
        {
            Assert.Equal(seen, (await browser.GetAsync($"/api/devices/{box.Id}/history/tracks?{Day}")).Body.GetArrayLength());
            Assert.Equal(
                seen,
                (await browser.GetAsync($"/api/devices/{box.Id}/history/mood?{Day}")).Body.GetProperty("points").GetArrayLength()
            );
            foreach (var export in new[] { $"/api/devices/{box.Id}", $"/api/sites/{id}" })
                Assert.Equal(
                    seen + 1,
                    (await browser.GetAsync($"{export}/export?kind=tracks&{Day}"))
                        .Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                        .Length
                );
        }

        // All of it lies before: an empty answer, and no word of what there was.
        const string Before = "from=2026-01-05T00:00:00Z&to=2026-01-05T12:00:00Z";
        Assert.Empty((await mine.GetAsync($"/api/devices/{box.Id}/history/tracks?{Before}")).Body.EnumerateArray());
        Assert.Empty((await mine.GetAsync($"/api/devices/{box.Id}/history/mood?{Before}")).Body.GetProperty("points").EnumerateArray());
        Assert.Single(
            (await mine.GetAsync($"/api/devices/{box.Id}/export?kind=tracks&{Before}")).Text.Split(
                "\r\n",
                StringSplitOptions.RemoveEmptyEntries
            )
        );
        Assert.NotEmpty(theirs.Site);
        mine.Dispose();
    }

    private static void Notice(RunningDashboard dashboard, string device, int seq, string time)
    {
        var row = new
        {
            device,
            seq,
            at = $"2026-01-05 {time}",
        };
        dashboard.Insert(
            "INSERT INTO track_events VALUES (@device, UNHEX(REPEAT('11', 16)), @seq, @at, 'started', 'local', 'a.ogg', 'Aurora', 'The Lamps', NULL, NULL, '', NULL)",
            row
        );
        dashboard.Insert("INSERT INTO mood_minutes VALUES (@device, @at, 12, 12, 24, 6, 3, 9, 12, 0, 0, 0, 0, 0)", row);
    }

    /// <returns>A browser of who looks after the first site, and what is in the second.</returns>
    private static async Task<(Browser Mine, (string Site, string Profile) Theirs)> TwoSitesAsync(
        RunningDashboard dashboard,
        string? device,
        string? own = null
    )
    {
        using var owner = await dashboard.OwnerAsync();
        var (mine, theirs) = (await SiteAsync(owner, "Mine", own), await SiteAsync(owner, "Theirs", device));
        await dashboard
            .Part<AccountStore>()
            .CreateAsync(
                "keeper",
                dashboard.Part<Passwords>().Hash(RunningDashboard.OwnerPassword),
                Roles.Owner,
                mustChange: false,
                default
            );
        Assert.Equal(204, (await owner.PutAsync("/api/accounts/keeper", new { role = "owner", sites = new[] { mine.Site } })).Status);
        return (await dashboard.LoggedInAsync("keeper", RunningDashboard.OwnerPassword), theirs);
    }

    private static async Task<(string Site, string Profile)> SiteAsync(Browser owner, string name, string? device)
    {
        var site = (await owner.PostAsync("/api/sites", new { name })).Body.Text("id");
        var room = (await owner.PostAsync($"/api/sites/{site}/rooms", new { name = "Kitchen" })).Body.Text("id");
        if (device is not null) Assert.Equal(204, (await owner.PutAsync($"/api/sites/{site}/devices/{device}", new { room })).Status);
        return (site, (await owner.PostAsync($"/api/sites/{site}/profiles", new { name = "Anna" })).Body.Text("id"));
    }
}
