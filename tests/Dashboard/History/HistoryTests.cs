using System.Text.Json;
using Roomtone.Dashboard.Database;

namespace Roomtone.Dashboard.Tests.History;

public class HistoryTests(RealServers servers)
{
    private const string Mood = "/api/devices/kitchen/history/mood?from=2026-01-05T10:00:00Z&to=2026-01-05T12:00:00Z";
    private const string Tracks = "/api/devices/kitchen/history/tracks?from=2026-01-05T10:00:00Z&to=2026-01-05T12:00:00Z";

    [Fact]
    public async Task Minutes_come_as_they_were_and_gaps_stay_gaps()
    {
        await using var dashboard = await StartAsync();
        dashboard.InsertMinute("10:00", known: 2, valenceSum: 1.0, happy: 2);
        dashboard.InsertMinute("10:07", known: 0, valenceSum: 0, happy: 0);
        dashboard.InsertMinute("12:00", known: 1, valenceSum: 0.5, happy: 1);
        using var browser = await dashboard.OwnerAsync();

        var series = (await browser.GetAsync(Mood + "&step=minute")).Body;

        Assert.Equal(
            ("2026-01-05T10:00:00.000Z", "2026-01-05T12:00:00.000Z", "minute"),
            (series.Text("from"), series.Text("to"), series.Text("step"))
        );
        var points = series.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(["2026-01-05T10:00:00.000Z", "2026-01-05T10:07:00.000Z"], points.Select(point => point.Text("at")));
        Assert.Equal(
            """{"at":"2026-01-05T10:00:00.000Z","windows":3,"known":2,"people":2,"valence":0.5,"arousal":0.1,"confidence":0.8,"moods":{"happy":2,"calm":0,"tense":0,"sad":0,"neutral":0,"unknown":1}}""",
            points[0].GetRawText());
        Assert.Equal(JsonValueKind.Null, points[1].GetProperty("valence").ValueKind);
    }

    [Fact]
    public async Task Hours_come_from_the_hours()
    {
        await using var dashboard = await StartAsync();
        dashboard.Insert(
            """
            INSERT INTO mood_hours (device, hour, windows, known, people_sum, valence_sum, arousal_sum, confidence_sum, happy, calm, tense, sad, neutral, unknown)
            VALUES ('kitchen', '2026-01-05 11:00:00', 700, 700, 1400, 70, -35, 630, 0, 700, 0, 0, 0, 0)
            """);
        using var browser = await dashboard.OwnerAsync();

        var point = Assert.Single((await browser.GetAsync(Mood + "&step=hour")).Body.GetProperty("points").EnumerateArray());

        Assert.Equal(
            (0.1, -0.05, 0.9),
            (
                point.GetProperty("valence").GetDouble(),
                point.GetProperty("arousal").GetDouble(),
                point.GetProperty("confidence").GetDouble()
            )
        );
        Assert.Equal(700, point.GetProperty("moods").GetProperty("calm").GetInt64());
    }

    [Fact]
    public async Task A_year_comes_from_the_days()
    {
        await using var dashboard = await StartAsync();
        foreach (var day in new[] { "2024-12-31", "2025-01-01", "2025-12-31", "2026-01-01" })
        {
            dashboard.Insert(
                """
                INSERT INTO mood_days (device, day, windows, known, people_sum, valence_sum, arousal_sum, confidence_sum, happy, calm, tense, sad, neutral, unknown)
                VALUES ('kitchen', @day, 9000, 8000, 18000, 800, -400, 6400, 8000, 0, 0, 0, 0, 1000)
                """,
                new { day });
        }

        using var browser = await dashboard.OwnerAsync();

        var series = (await browser.GetAsync("/api/devices/kitchen/history/mood?from=2025-01-01&to=2026-01-01&step=day")).Body;

        Assert.Equal("day", series.Text("step"));
        var points = series.GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(["2025-01-01T00:00:00.000Z", "2025-12-31T00:00:00.000Z"], points.Select(point => point.Text("at")));
        Assert.Equal(0.1, points[0].GetProperty("valence").GetDouble(), 6);
    }

    [Fact]
    public async Task Tracks_come_newest_first_with_the_mood_around_them_and_what_people_said()
    {
        await using var dashboard = await StartAsync();
        dashboard.InsertTrack(1, "11:00:00", "started", "a.ogg", heard: null);
        dashboard.InsertTrack(2, "11:04:00", "skipped", "a.ogg", heard: 0.6);
        dashboard.InsertTrack(3, "11:04:00", "started", "b.ogg", heard: null);
        dashboard.Insert(
            "INSERT INTO feedback_events (device, epoch, seq, at, what, track, mood, by_whom) VALUES ('kitchen', UNHEX(REPEAT('1', 32)), 4, '2026-01-05 11:01:00', 'like', 'a.ogg', NULL, 'owner')"
        );
        dashboard.InsertMinute("10:54", known: 1, valenceSum: -1, happy: 0);
        dashboard.InsertMinute("10:56", known: 1, valenceSum: 0.1, happy: 1);
        dashboard.InsertMinute("10:58", known: 3, valenceSum: 0.9, happy: 3);
        dashboard.InsertMinute("11:00", known: 1, valenceSum: -1, happy: 0);
        dashboard.InsertMinute("11:08", known: 1, valenceSum: 0.8, happy: 1);
        dashboard.InsertMinute("11:09", known: 1, valenceSum: -1, happy: 0);
        using var browser = await dashboard.OwnerAsync();

        var plays = (await browser.GetAsync(Tracks)).Body.EnumerateArray().ToList();

        Assert.Equal(["b.ogg", "a.ogg"], plays.Select(play => play.Text("track")));
        Assert.Equal(JsonValueKind.Null, plays[0].GetProperty("ended").ValueKind);
        var first = plays[1];
        Assert.Equal(
            ("2026-01-05T11:00:00.000Z", "Song a.ogg", "The Lamps", "local", "It fits.", "skipped"),
            (first.Text("at"), first.Text("title"), first.Text("artist"), first.Text("provider"), first.Text("why"), first.Text("ended"))
        );
        Assert.Equal(0.6, first.GetProperty("heard").GetDouble(), 4);
        Assert.Equal(0.25, first.GetProperty("moodBefore").GetProperty("valence").GetDouble(), 4);
        Assert.Equal(0.8, first.GetProperty("moodAfter").GetProperty("valence").GetDouble(), 4);
        Assert.Equal("""["like"]""", first.GetProperty("feedback").GetRawText());
        Assert.Single((await browser.GetAsync(Tracks + "&limit=1")).Body.EnumerateArray());
    }

    [Fact]
    public async Task A_room_without_history_has_none()
    {
        await using var dashboard = await StartAsync();
        using var browser = await dashboard.OwnerAsync();

        Assert.Equal("[]", (await browser.GetAsync(Tracks)).Text);
        Assert.Empty((await browser.GetAsync(Mood)).Body.GetProperty("points").EnumerateArray());
    }

    [Fact]
    public async Task A_device_that_is_only_stored_is_listed_too()
    {
        await using var dashboard = await StartAsync();
        using var browser = await dashboard.OwnerAsync();

        var device = (await browser.GetAsync("/api/devices/kitchen")).Body;

        Assert.Equal(
            """{"id":"kitchen","state":"stopped","lastSeen":"2026-01-05T11:59:00.500Z","firstSeen":"2026-01-01T00:00:00.000Z","version":"1.4.0","boot":"0f8fad5b-d9cb-469f-a165-70867728950e","health":null,"sensing":null,"mood":null,"track":null,"place":null,"tags":[],"template":null}""",
            device.GetRawText());
        Assert.Contains((await browser.GetAsync("/api/devices")).Body.EnumerateArray(), listed => listed.Text("id") == "kitchen");
    }

    [Fact]
    public async Task A_question_that_takes_too_long_is_ended_by_the_server()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers, settings: "--Database:QuestionLimit=00:00:01");

        var e = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
            dashboard
                .Part<HistoryDatabase>()
                .QueryAsync(
                    db =>
                        db.ExecuteScalarAsync<long>(
                            "SELECT COUNT(*) FROM information_schema.columns a JOIN information_schema.columns b JOIN information_schema.columns c"
                        ),
                    TestContext.Current.CancellationToken
                )
        );

        Assert.Contains("too long", e.Message, StringComparison.Ordinal);
    }

    private async Task<RunningDashboard> StartAsync()
    {
        var dashboard = await RunningDashboard.StartAsync(servers);
        dashboard.Insert(
            "INSERT INTO devices (device, state, version, boot, first_seen, last_seen) VALUES ('kitchen', 'stopped', '1.4.0', '0f8fad5b-d9cb-469f-a165-70867728950e', '2026-01-01', '2026-01-05 11:59:00.500')"
        );
        return dashboard;
    }
}
