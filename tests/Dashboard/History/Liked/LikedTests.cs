using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.History.Liked;

/// <summary>The dashboard's clock stands at noon of Monday, the fifth of January 2026, UTC.</summary>
public class LikedTests(RealServers servers)
{
    [Fact]
    public async Task What_was_liked_on_friday_evenings_comes_first_and_what_was_skipped_or_disliked_not_at_all()
    {
        await using var dashboard = await StartAsync();
        Play(dashboard, "2026-01-02 18:10:00", "finished", "often.ogg");
        Play(dashboard, "2025-12-26 19:10:00", "finished", "often.ogg");
        Play(dashboard, "2026-01-02 18:20:00", "finished", "once.ogg");
        Play(dashboard, "2026-01-02 18:30:00", "skipped", "liked.ogg");
        Play(dashboard, "2026-01-02 18:40:00", "finished", "skipped.ogg");
        Play(dashboard, "2026-01-02 18:50:00", "skipped", "skipped.ogg");
        Play(dashboard, "2026-01-02 19:00:00", "finished", "disliked.ogg");
        Play(dashboard, "2026-01-02 19:10:00", "finished", "jumped.ogg", heard: 0.2);
        Play(dashboard, "2026-01-02 19:20:00", "finished", "radio:http://a", provider: "radio");
        Play(dashboard, "2026-01-01 19:00:00", "finished", "thursday.ogg");
        Play(dashboard, "2026-01-01 19:10:00", "finished", "suggested.ogg");
        Say(dashboard, "2026-01-02 18:31:00", "like", "liked.ogg");
        Say(dashboard, "2026-01-02 18:32:00", "like", "suggested.ogg");
        Say(dashboard, "2026-01-02 18:33:00", "like", "suggested.ogg");
        Say(dashboard, "2026-01-02 18:34:00", "like", "folder/never played.ogg");
        Say(dashboard, "2026-01-02 18:34:30", "like", "taken-back.ogg");
        Say(dashboard, "2026-01-02 18:35:00", "undo-like", "taken-back.ogg");
        Say(dashboard, "2026-01-04 12:00:00", "dislike", "disliked.ogg");
        using var browser = await dashboard.OwnerAsync();

        var answer = await browser.GetAsync("/api/devices/kitchen/history/liked?days=fri&from=18:00&until=24:00");

        Assert.Equal("UTC", answer.Body.GetProperty("zone").GetString());
        Assert.Equal(
            ["suggested.ogg", "folder/never played.ogg", "liked.ogg", "often.ogg", "once.ogg"],
            Tracks(answer.Body).Select(track => track.Text("track")));
        var first = Tracks(answer.Body)[0];
        Assert.Equal(
            ("Song suggested.ogg", "The Lamps", "local", 2, 0, "2026-01-02T18:33:00.000Z"),
            (first.Text("title"), first.Text("artist"), first.Text("provider"), Number(first, "likes"), Number(first, "heard"), first.Text("lastAt")));
        Assert.Equal("never played.ogg", Tracks(answer.Body)[1].Text("title"));
        Assert.Equal(2, Number(Tracks(answer.Body)[3], "heard"));
        Assert.Single(Tracks((await browser.GetAsync("/api/devices/kitchen/history/liked?days=fri&from=18:00&until=24:00&limit=1")).Body));
        Assert.Empty(Tracks((await browser.GetAsync("/api/devices/kitchen/history/liked?back=1")).Body));
    }

    [Fact]
    public async Task The_rooms_own_clock_counts_and_another_one_where_it_is_asked_for()
    {
        await using var dashboard = await StartAsync();
        await using var box = await Box.OnlineAsync(servers);
        dashboard.Insert(
            "INSERT INTO devices (device, first_seen, last_seen) VALUES (@device, '2026-01-05 12:00:00', '2026-01-05 12:00:00')", new { device = box.Id });
        Play(dashboard, "2026-01-02 23:30:00", "finished", "late.ogg", device: box.Id);
        var health = new LiveHealth(dashboard.Clock.GetUtcNow(), 60, 600, 1, 20, 12, 7.5, 0, 3, 100, 0, 140.5, 51) { TimeZone = "America/New_York" };
        await box.ShowAsync(StateKinds.Health, health);
        using var browser = await dashboard.OwnerAsync();
        await Eventually.TrueAsync(
            async () => (await AskAsync("")).GetProperty("zone").GetString() == "America/New_York", "the dashboard knows where the box stands");

        Assert.Equal("late.ogg", Assert.Single(Tracks(await AskAsync(""))).Text("track"));
        Assert.Empty(Tracks(await AskAsync("&zone=Asia/Tokyo")));

        async Task<JsonElement> AskAsync(string more) =>
            (await browser.GetAsync($"/api/devices/{box.Id}/history/liked?days=fri&from=18:00&until=24:00{more}")).Body;
    }

    [Fact]
    public async Task Every_evening_of_a_year_can_be_asked_for()
    {
        await using var dashboard = await StartAsync();
        Play(dashboard, "2025-02-01 20:00:00", "finished", "old.ogg");
        using var browser = await dashboard.OwnerAsync();

        var answer = await browser.GetAsync("/api/devices/kitchen/history/liked?back=400&from=18:00&until=23:00&limit=500&zone=UTC");

        Assert.Equal("old.ogg", Assert.Single(Tracks(answer.Body)).Text("track"));
    }

    private async Task<RunningDashboard> StartAsync()
    {
        var dashboard = await RunningDashboard.StartAsync(servers);
        dashboard.Insert(
            "INSERT INTO devices (device, first_seen, last_seen) VALUES ('kitchen', '2026-01-05 12:00:00', '2026-01-05 12:00:00')");
        return dashboard;
    }

    private static void Play(
        RunningDashboard dashboard, string at, string what, string track, double heard = 1, string provider = "local", string device = "kitchen") =>
        dashboard.Insert(
            """
            INSERT INTO track_events (device, epoch, seq, at, what, provider, track, title, artist, for_valence, for_arousal, why, heard)
            VALUES (@device, UNHEX(REPEAT('1', 32)), UNIX_TIMESTAMP(@at), @at, @what, @provider, @track, CONCAT('Song ', @track), 'The Lamps', NULL, NULL, 'It fits.', @heard)
            """,
            new { device, at, what, track, heard, provider });

    private static void Say(RunningDashboard dashboard, string at, string what, string track) =>
        dashboard.Insert(
            """
            INSERT INTO feedback_events (device, epoch, seq, at, what, track, mood, by_whom)
            VALUES ('kitchen', UNHEX(REPEAT('1', 32)), UNIX_TIMESTAMP(@at), @at, @what, @track, NULL, 'owner')
            """,
            new { at, what, track });

    private static List<JsonElement> Tracks(JsonElement answer) => [.. answer.GetProperty("tracks").EnumerateArray()];

    private static int Number(JsonElement track, string name) => track.GetProperty(name).GetInt32();
}
