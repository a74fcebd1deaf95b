using System.Text.Json;
using Roomtone.Dashboard.Accounts;

namespace Roomtone.Dashboard.Tests.History.Export;

public class ExportTests(RealServers servers)
{
    private const string Hour = "&from=2026-01-05T10:00:00Z&to=2026-01-05T12:00:00Z";
    private const string Hostile = "=\"x\", <script>alert(1)</script>\r\nRobert'); DROP TABLE track_events;--";

    [Fact]
    public async Task Moods_come_by_the_minute_as_a_file_with_a_telling_name()
    {
        await using var dashboard = await StartAsync();
        dashboard.InsertMinute("10:07", known: 0, valenceSum: 0, happy: 0);
        dashboard.InsertMinute("10:00", known: 2, valenceSum: -1, happy: 2);
        dashboard.InsertMinute("12:00", known: 1, valenceSum: 0.5, happy: 1);
        using var browser = await dashboard.OwnerAsync();

        var answer = await browser.GetAsync("/api/devices/kitchen/export?kind=mood" + Hour);

        Assert.Equal(
            "device,at,windows,known,people,valence,arousal,confidence,happy,calm,tense,sad,neutral,unknown\r\n" +
            "kitchen,2026-01-05T10:00:00.000Z,3,2,2,-0.5,0.1,0.8,2,0,0,0,0,1\r\n" +
            "kitchen,2026-01-05T10:07:00.000Z,1,0,2,,,,0,0,0,0,0,1\r\n",
            answer.Text);
        var headers = answer.Message.Content.Headers;
        Assert.Equal("text/csv", headers.ContentType!.MediaType);
        Assert.Equal(
            ("attachment", "roomtone-kitchen-mood-20260105T1000Z-20260105T1200Z.csv"),
            (headers.ContentDisposition!.DispositionType, headers.ContentDisposition.FileName)
        );
    }

    [Fact]
    public async Task Hostile_words_come_through_whole_and_do_nothing()
    {
        await using var dashboard = await StartAsync();
        dashboard.InsertTrack(1, "11:00:00", "skipped", Hostile, heard: 0.5);
        using var browser = await dashboard.OwnerAsync();

        var csv = await browser.GetAsync("/api/devices/kitchen/export?kind=tracks&format=csv" + Hour);
        var line = await browser.GetAsync("/api/devices/kitchen/export?kind=tracks&format=jsonl" + Hour);

        Assert.Equal(
            "device,at,what,provider,track,title,artist,forValence,forArousal,why,heard\r\n"
                + $"kitchen,2026-01-05T11:00:00.000Z,skipped,local,\"'{Hostile.Replace("\"", "\"\"", StringComparison.Ordinal)}\",\"Song {Hostile.Replace("\"", "\"\"", StringComparison.Ordinal)}\",The Lamps,0.5,0.3,It fits.,0.5\r\n",
            csv.Text
        );
        Assert.Equal(Hostile, JsonSerializer.Deserialize<JsonElement>(Assert.Single(Lines(line))).Text("track"));
        Assert.DoesNotContain("<script>", line.Text, StringComparison.Ordinal);
        Assert.Equal("application/jsonl", line.Message.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Feedback_and_what_happened_to_the_box_come_too()
    {
        await using var dashboard = await StartAsync();
        dashboard.Insert(
            "INSERT INTO feedback_events (device, epoch, seq, at, what, track, mood, by_whom) VALUES ('kitchen', UNHEX(REPEAT('1', 32)), 1, '2026-01-05 11:01:00.250', 'wrong-mood', NULL, 'calm', 'Zoë')"
        );
        dashboard.Insert(
            "INSERT INTO device_events (device, epoch, seq, at, what, detail) VALUES ('kitchen', UNHEX(REPEAT('1', 32)), 2, '2026-01-05 11:02:00', 'started', '-1 is no answer'), ('hall', UNHEX(REPEAT('1', 32)), 2, '2026-01-05 11:02:00', 'started', '')"
        );
        using var browser = await dashboard.AccountAsync("keeper", Roles.Admin);

        var feedback = await browser.GetAsync("/api/devices/kitchen/export?kind=feedback&format=jsonl" + Hour);
        var device = await browser.GetAsync("/api/devices/kitchen/export?kind=device" + Hour);

        Assert.Equal(
            """{"device":"kitchen","at":"2026-01-05T11:01:00.250Z","what":"wrong-mood","track":null,"mood":"calm","byWhom":"Zoë"}""" + "\n",
            feedback.Text
        );
        Assert.Equal("device,at,what,detail\r\nkitchen,2026-01-05T11:02:00.000Z,started,'-1 is no answer\r\n", device.Text);
    }

    [Fact]
    public async Task Who_took_what_is_in_the_audit_log_and_a_viewer_may_take_nothing()
    {
        await using var dashboard = await StartAsync();
        using var viewer = await dashboard.AccountAsync("guest", Roles.Viewer);
        using var owner = await dashboard.OwnerAsync();

        Assert.Equal(403, (await viewer.GetAsync("/api/devices/kitchen/export?kind=mood")).Status);
        Assert.Equal("", (await owner.GetAsync("/api/devices/kitchen/export?kind=feedback&format=jsonl" + Hour)).Text);

        Assert.Equal(
            ("owner", "kitchen: feedback from 2026-01-05 10:00:00Z to 2026-01-05 12:00:00Z as jsonl"),
            await dashboard.AuditedAsync(AuditActions.Export));
    }

    [Fact]
    public async Task A_question_that_is_none_gets_a_sentence()
    {
        await using var dashboard = await StartAsync();
        using var browser = await dashboard.OwnerAsync();
        foreach (var (query, status) in new[]
        {
            ("kitchen/export", 400), ("kitchen/export?kind=accounts", 400), ("kitchen/export?kind=mood&format=xlsx", 400),
            ("kitchen/export?kind=mood&from=yesterday", 400), ("kitchen/export?kind=mood&from=2024-01-01&to=2026-01-01", 400),
            ("kitchen/export?kind=mood'%20OR%201=1", 400), ("cellar/export?kind=mood", 404), ("Kit'chen/export?kind=mood", 404),
        })
        {
            var answer = await browser.GetAsync($"/api/devices/{query}");

            Assert.Equal((query, status), (query, answer.Status));
            Assert.EndsWith(".", answer.Error, StringComparison.Ordinal);
        }
    }

    private static string[] Lines(Answer answer) => answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private async Task<RunningDashboard> StartAsync()
    {
        var dashboard = await RunningDashboard.StartAsync(servers);
        dashboard.Insert("INSERT INTO devices (device, first_seen, last_seen) VALUES ('kitchen', '2026-01-01', '2026-01-05')");
        return dashboard;
    }
}
