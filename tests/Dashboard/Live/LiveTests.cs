using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.Dashboard.Live;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Live;

public class LiveTests(RealServers servers)
{
    [Fact]
    public async Task A_mood_is_in_the_browser_within_a_second()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var browser = await dashboard.OwnerAsync();
        using var live = await browser.WatchAsync();
        await live.NextAsync("status", box.Id);

        // The dashboard's clock stands still, so nothing here waits for a timer; the least of several counts is free of other work.
        var (took, mood) = (TimeSpan.MaxValue, default(JsonElement));
        for (var i = 0; i < 5; i++)
        {
            var shown = Stopwatch.GetTimestamp();
            await box.ShowAsync(StateKinds.Mood, Sample.Happy);
            mood = await live.NextAsync("mood", box.Id);
            if (Stopwatch.GetElapsedTime(shown) < took) took = Stopwatch.GetElapsedTime(shown);
        }

        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.Equal("happy", mood.GetProperty("mood").GetString());
        Assert.Equal(0.8, mood.GetProperty("reading").GetProperty("expressions").GetProperty("happiness").GetDouble(), 3);
        Assert.Equal("text/event-stream", live.Response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Who_comes_later_is_told_all_that_is_true_now()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        await box.ShowAsync(StateKinds.Mood, Sample.Nobody);
        await box.ShowAsync(StateKinds.Track, Sample.Playing);
        var states = dashboard.Part<RoomStateCache>();
        await Eventually.TrueAsync(() => states.Find(box.Id) is { Mood: not null, Track: not null }, "the dashboard knows mood and track");
        using var browser = await dashboard.OwnerAsync();
        using var live = await browser.WatchAsync();

        Assert.Equal("broker", (await live.NextAsync()).Name);
        Assert.Equal("online", (await live.NextAsync("status", box.Id)).GetProperty("state").GetString());
        Assert.Equal(
            System.Text.Json.JsonValueKind.Null,
            (await live.NextAsync("mood", box.Id)).GetProperty("reading").GetProperty("valence").ValueKind
        );
        Assert.Equal("Aurora", (await live.NextAsync("track", box.Id)).GetProperty("track").GetProperty("title").GetString());
        var device = (await browser.GetAsync($"/api/devices/{box.Id}")).Body;
        Assert.Equal("online", device.GetProperty("state").GetString());
        Assert.Equal("Aurora", device.GetProperty("track").GetProperty("track").GetProperty("title").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, device.GetProperty("health").ValueKind);
    }

    [Fact]
    public async Task Each_change_says_when_the_box_was_heard_and_the_first_event_since_when_boxes_can_be()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var browser = await dashboard.OwnerAsync();
        using var live = await browser.WatchAsync();
        var broker = (await live.NextAsync()).Data;
        // Shorter than a keep-alive, which goes by the same clock.
        dashboard.Clock.Advance(TimeSpan.FromSeconds(10));
        var now = dashboard.Clock.GetUtcNow();

        await box.ShowAsync(StateKinds.Mood, Sample.Happy);
        (string Name, JsonElement Data) change;
        do change = await live.NextAsync();
        while (change.Name != "mood" || change.Data.GetProperty("device").GetString() != box.Id);

        Assert.Equal(now, change.Data.GetProperty("heard").GetDateTimeOffset());
        Assert.InRange(broker.GetProperty("since").GetDateTimeOffset(), DateTimeOffset.MinValue, now.AddSeconds(-10));
    }

    [Fact]
    public async Task A_quiet_stream_is_kept_open_by_a_ping()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = await dashboard.OwnerAsync();
        using var live = await browser.WatchAsync();
        await live.NextAsync();

        var ping = PingAsync(live);
        // What is still on its way when the clock moves is news, and puts the ping off.
        await Eventually.TrueAsync(
            () =>
            {
                dashboard.Clock.Advance(TimeSpan.FromSeconds(15));
                return ping.IsCompleted;
            },
            "a ping comes");
        await ping;
    }

    [Fact]
    public async Task A_stream_ends_when_its_account_is_gone()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var viewer = await dashboard.AccountAsync("guest", Dashboard.Accounts.Roles.Viewer);
        using var live = await viewer.WatchAsync();
        await live.NextAsync();

        dashboard.Insert("DELETE FROM accounts WHERE name = 'guest'");
        dashboard.Clock.Advance(TimeSpan.FromMinutes(1));

        while (await live.LineAsync() is not null) { }
    }

    [Fact]
    public async Task What_a_hostile_box_sends_is_ignored_and_counted()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        var states = dashboard.Part<RoomStateCache>();
        var before = states.Ignored;
        string[] payloads = ["{", "[]", "null", "{}", """{"at":"soon"}""", "{\"why\":" + new string('[', 10_000), new('x', 100_000)];

        foreach (var payload in payloads) await box.PublishAsync(Topics.State(box.Id, StateKinds.Mood), Encoding.UTF8.GetBytes(payload));
        await box.ShowAsync(StateKinds.Track, Sample.Playing);
        await Eventually.TrueAsync(() => states.Find(box.Id)?.Track is not null, "the good message behind the bad ones is read");

        Assert.Null(states.Find(box.Id)!.Mood);
        Assert.Equal(before + payloads.Length, states.Ignored);
    }

    [Fact]
    public async Task A_stream_ends_with_the_session_that_opened_it()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = await dashboard.OwnerAsync();
        using var live = await browser.WatchAsync();
        await live.NextAsync();

        await browser.DeleteAsync("/api/session");
        dashboard.Clock.Advance(TimeSpan.FromSeconds(15));

        while (await live.LineAsync() is not null) { }
    }

    [Fact]
    public async Task One_account_does_not_take_the_live_views_of_all()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var viewer = await dashboard.AccountAsync("guest", Dashboard.Accounts.Roles.Viewer);
        using var owner = await dashboard.OwnerAsync();
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < LiveFeed.MaxOfOneAccount; i++) open.Add(await viewer.OpenAsync("/api/live"));

        var refused = await viewer.GetAsync("/api/live");

        Assert.All(open, view => Assert.True(view.IsSuccessStatusCode));
        Assert.Equal(503, refused.Status);
        Assert.Contains("Close one", refused.Error, StringComparison.Ordinal);
        using (var other = await owner.OpenAsync("/api/live")) Assert.True(other.IsSuccessStatusCode);
        open[0].Dispose();
        await Eventually.TrueAsync(
            async () =>
            {
                using var again = await viewer.OpenAsync("/api/live");
                return again.IsSuccessStatusCode;
            },
            "one that was closed makes room");
        open.ForEach(view => view.Dispose());
    }

    private static async Task PingAsync(LiveView live)
    {
        while ((await live.NextAsync()).Name != "ping")
        {
            // News come first.
        }
    }
}
