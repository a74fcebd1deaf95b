using System.Text.Json;
using Roomtone.Dashboard.Accounts;
using Roomtone.Dashboard.Live;
using Roomtone.Dashboard.Tests.History;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Sites;

public class SiteTests(RealServers servers)
{
    private const string Site = "/api/sites/s";

    [Fact]
    public async Task A_site_is_taken_away_as_one_file_of_all_its_devices()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        Settle(dashboard);
        using var owner = await dashboard.OwnerAsync();

        var csv = await owner.GetAsync($"{Site}/export?kind=tracks&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z");
        var lines = await owner.GetAsync($"{Site}/export?kind=tracks&format=jsonl&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z");

        Assert.Equal(3, csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("device,at,", csv.Text, StringComparison.Ordinal);
        Assert.Contains("\r\nattic,", csv.Text, StringComparison.Ordinal);
        Assert.Contains("\r\nkitchen,", csv.Text, StringComparison.Ordinal);
        Assert.Equal(2, lines.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("owner", (await dashboard.AuditedAsync(AuditActions.Export)).Account);
    }

    [Fact]
    public async Task A_device_is_listed_with_the_names_of_its_site_and_room()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        Settle(dashboard);
        await using var box = await Box.OnlineAsync(servers);
        dashboard.Insert("INSERT INTO placements VALUES (@device, 's', 'r', NOW())", new { device = box.Id });
        using var owner = await dashboard.OwnerAsync();
        JsonElement place = default;

        await Eventually.TrueAsync(
            async () =>
            {
                var devices = (await owner.GetAsync("/api/devices")).Body.EnumerateArray();
                var found = devices.FirstOrDefault(device => device.Text("id") == box.Id);
                return found.ValueKind == JsonValueKind.Object && (place = found.GetProperty("place")).ValueKind == JsonValueKind.Object;
            },
            "the box is listed");

        Assert.Equal(("s", "The Lamps"), (place.Text("site"), place.Text("siteName")));
        Assert.Equal(("r", "Kitchen"), (place.Text("room"), place.Text("roomName")));
        Assert.Equal("Kitchen", (await owner.GetAsync($"/api/devices/{box.Id}")).Body.GetProperty("place").Text("roomName"));
    }

    [Fact]
    public async Task A_profile_hears_what_began_while_it_was_there()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        Settle(dashboard);
        using var owner = await dashboard.OwnerAsync();
        var profile = (
            await owner.PostAsync(
                $"{Site}/profiles",
                new { name = "Anna", preferences = new { genres = new[] { "jazz" }, maxVolumePercent = 60 } }
            )
        ).Body.Text("id");

        Assert.Equal(204, (await owner.PostAsync($"/api/profiles/{profile}/visit", new { device = "kitchen" })).Status);
        Track(dashboard, "kitchen", 10, "12:05:00");
        dashboard.Clock.Advance(TimeSpan.FromMinutes(10));
        await owner.DeleteAsync($"/api/profiles/{profile}/visit");
        Track(dashboard, "kitchen", 11, "12:20:00");
        dashboard.Clock.Advance(TimeSpan.FromHours(1));
        await owner.PostAsync($"/api/profiles/{profile}/feedback", new { device = "kitchen", what = "like", track = "10.ogg" });

        Assert.Equal(
            ["10.ogg"],
            (await owner.GetAsync($"/api/profiles/{profile}/listening")).Body.EnumerateArray().Select(heard => heard.Text("track"))
        );
        Assert.Equal("like", (await owner.GetAsync($"/api/profiles/{profile}/feedback")).Body[0].Text("what"));
        Assert.Equal(
            "jazz",
            (await owner.GetAsync($"/api/profiles/{profile}")).Body.GetProperty("preferences").GetProperty("genres")[0].GetString()
        );
        foreach (
            var wrong in new object[]
            {
                new { name = "" },
                new { name = "x", account = "A B" },
                new { name = "x", preferences = new { maxVolumePercent = 101 } },
            }
        )
            Assert.Equal(400, (await owner.PostAsync($"{Site}/profiles", wrong)).Status);
        Assert.Equal(400, (await owner.PostAsync($"/api/profiles/{profile}/visit", new { device = "elsewhere" })).Status);
    }

    [Fact]
    public async Task An_erasure_needs_the_sites_name_and_is_written_down_without_what_was_erased()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        Settle(dashboard);
        await using var clerk = new Clerk(dashboard);
        using var owner = await dashboard.OwnerAsync();
        var profile = (await owner.PostAsync($"{Site}/profiles", new { name = "Anna Karenina" })).Body.Text("id");

        Assert.Equal(400, (await owner.PostAsync($"{Site}/erasure", new { confirm = "wrong" })).Status);
        var one = (await owner.PostAsync($"/api/profiles/{profile}/erasure", new { })).Body;
        var all = (await owner.PostAsync($"{Site}/erasure", new { confirm = "The Lamps" })).Body;

        Assert.True(one.GetProperty("ok").GetBoolean(), one.GetRawText());
        Assert.True(all.GetProperty("ok").GetBoolean(), all.GetRawText());
        var tables = all.GetProperty("report").GetProperty("tables").EnumerateArray().ToList();
        Assert.All(tables, table => Assert.Equal(0, table.GetProperty("after").GetInt64()));
        Assert.Equal(2, tables.Single(table => table.Text("table") == "track_events").GetProperty("before").GetInt64());
        Assert.Equal(404, (await owner.GetAsync($"/api/profiles/{profile}")).Status);
        Assert.Empty((await owner.GetAsync("/api/sites")).Body.EnumerateArray());
        Assert.Contains("erased, nothing left", (await dashboard.AuditedAsync(AuditActions.Erasure)).Detail, StringComparison.Ordinal);
        var audit = (await owner.GetAsync("/api/audit?limit=200")).Text;
        foreach (var gone in new[] { "Karenina", "Lamps", "kitchen" }) Assert.DoesNotContain(gone, audit, StringComparison.Ordinal);
        Assert.Equal(200, (await owner.GetAsync($"/api/orders/{all.Text("id")}")).Status);
    }

    [Fact]
    public async Task A_rejected_message_is_read_again_through_the_api_and_stored_once()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        dashboard.Insert(
            """
            INSERT INTO rejected (id, device, at, last_at, arrivals, epoch, seq, topic, reason, payload, payload_bytes)
            VALUES (UNHEX(REPEAT('ab', 16)), 'kitchen', '2026-01-05 10:00:00', '2026-01-05 10:00:00', 1, UNHEX(REPEAT('11', 16)), 9, 'roomtone/kitchen/events', 'The type was not known then.', @payload, LENGTH(@payload))
            """,
            new { payload = """{"seq":9,"at":"2026-01-05T10:00:00.000Z","type":"device","data":{"what":"started","detail":"x"}}""" });
        await using var clerk = new Clerk(dashboard);
        using var owner = await dashboard.OwnerAsync();
        var id = string.Concat(Enumerable.Repeat("ab", 16));

        var order = (await owner.PostAsync($"/api/rejected/{id}/reingest", new { })).Body;
        var again = (await owner.PostAsync($"/api/rejected/{id}/reingest", new { })).Body;

        Assert.True(order.GetProperty("ok").GetBoolean(), order.GetRawText());
        Assert.False(again.GetProperty("ok").GetBoolean());
        using var connection = dashboard.History.OpenConnection();
        Assert.Equal(
            1L,
            Dapper.SqlMapper.ExecuteScalar<long>(connection, "SELECT COUNT(*) FROM device_events WHERE device = 'kitchen' AND seq = 9")
        );
        Assert.Empty((await owner.GetAsync("/api/rejected")).Body.GetProperty("events").EnumerateArray());
        Assert.Equal(400, (await owner.DeleteAsync("/api/rejected/xyz")).Status);
    }

    private static void Settle(RunningDashboard dashboard)
    {
        dashboard.Insert("INSERT INTO sites VALUES ('s', 'The Lamps', NOW())");
        dashboard.Insert("INSERT INTO rooms VALUES ('s', 'r', 'Kitchen')");
        foreach (var (device, seq) in new[] { ("attic", 1), ("kitchen", 2) })
        {
            dashboard.Insert("INSERT INTO placements VALUES (@device, 's', 'r', NOW())", new { device });
            Track(dashboard, device, seq, "10:00:00");
        }

        dashboard.Insert("INSERT INTO audit_log (at, account, action, detail) VALUES (NOW(), 'owner', 'command', 'kitchen: music.skip')");
    }

    private static void Track(RunningDashboard dashboard, string device, int seq, string time) =>
        dashboard.Insert(
            "INSERT INTO track_events VALUES (@device, UNHEX(REPEAT('11', 16)), @seq, @at, 'started', 'local', CONCAT(@seq, '.ogg'), 'Aurora', 'The Lamps', NULL, NULL, '', NULL)",
            new
            {
                device,
                seq,
                at = $"2026-01-05 {time}",
            }
        );

    [Fact]
    public async Task A_profile_does_not_hear_what_a_box_plays_that_has_moved_to_another_site()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        Settle(dashboard);
        dashboard.Insert(
            "INSERT INTO devices (device, state, first_seen, last_seen) VALUES ('kitchen', 'online', NOW(), NOW()), ('attic', 'online', NOW(), NOW())"
        );
        using var owner = await dashboard.OwnerAsync();
        var elsewhere = (await owner.PostAsync("/api/sites", new { name = "Elsewhere" })).Body.Text("id");
        var room = (await owner.PostAsync($"/api/sites/{elsewhere}/rooms", new { name = "Bar" })).Body.Text("id");
        var anna = (await owner.PostAsync($"{Site}/profiles", new { name = "Anna" })).Body.Text("id");
        var ben = (await owner.PostAsync($"{Site}/profiles", new { name = "Ben" })).Body.Text("id");
        await owner.PostAsync($"/api/profiles/{anna}/visit", new { device = "kitchen" });
        await owner.PostAsync($"/api/profiles/{ben}/visit", new { device = "attic" });
        dashboard.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(204, (await owner.PutAsync($"/api/sites/{elsewhere}/devices/kitchen", new { room })).Status);
        Assert.Equal(204, (await owner.DeleteAsync($"{Site}/devices/attic")).Status);
        Track(dashboard, "kitchen", 20, "12:30:00");
        Track(dashboard, "attic", 21, "12:30:00");
        dashboard.Clock.Advance(TimeSpan.FromHours(1));

        foreach (var profile in new[] { anna, ben })
        {
            Assert.Empty((await owner.GetAsync($"/api/profiles/{profile}/listening")).Body.EnumerateArray());
            Assert.Equal(JsonValueKind.Null, (await owner.GetAsync($"/api/profiles/{profile}")).Body.GetProperty("device").ValueKind);
        }
    }

    [Fact]
    public async Task An_erasure_is_carried_through_when_nobody_waits_for_it_any_more()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        Settle(dashboard);
        dashboard.Insert("INSERT INTO placements VALUES (@Id, 's', 'r', NOW())", new { box.Id });
        var states = dashboard.Part<RoomStateCache>();
        await Eventually.TrueAsync(() => states.Find(box.Id) is not null, "the box is known");
        using var owner = await dashboard.OwnerAsync();
        using var impatient = await dashboard.OwnerAsync();

        var asked = impatient.PostAsync($"{Site}/erasure", new { confirm = "The Lamps" });
        await Eventually.TrueAsync(() => Orders(dashboard) == 1, "the erasure is ordered");
        impatient.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => asked);
        await using var clerk = new Clerk(dashboard);

        await Eventually.TrueAsync(() => states.Find(box.Id) is null, "nothing of the box is shown any more");
        await Eventually.TrueAsync(
            async () => (await owner.GetAsync("/api/audit?action=erasure")).Text.Contains("erased, nothing left", StringComparison.Ordinal),
            "what came of it is written down"
        );
    }

    private static long Orders(RunningDashboard dashboard)
    {
        using var connection = dashboard.History.OpenConnection();
        return Dapper.SqlMapper.ExecuteScalar<long>(connection, "SELECT COUNT(*) FROM orders");
    }
}
