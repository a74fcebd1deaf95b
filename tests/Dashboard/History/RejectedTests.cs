using System.Text;
using Roomtone.Dashboard.Accounts;

namespace Roomtone.Dashboard.Tests.History;

public class RejectedTests(RealServers servers)
{
    [Fact]
    public async Task Rejected_events_come_newest_first_with_their_reason()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        Reject(dashboard, 1, "10:00:00", "{\"seq\":", "The JSON ends early.");
        Reject(dashboard, 2, "11:00:00.250", "[]", "An event is an object.");
        using var browser = await dashboard.AccountAsync("keeper", Roles.Admin);

        var page = (await browser.GetAsync("/api/rejected")).Body;

        Assert.Equal(
            """{"events":[{"id":"00000000000000000000000000000002","device":"kitchen","at":"2026-01-05T11:00:00.250Z","reason":"An event is an object.","payload":"[]","payloadIsCut":false},{"id":"00000000000000000000000000000001","device":"kitchen","at":"2026-01-05T10:00:00.000Z","reason":"The JSON ends early.","payload":"{\u0022seq\u0022:","payloadIsCut":false}],"next":null}""",
            page.GetRawText());
        var older = (await browser.GetAsync("/api/rejected?before=2026-01-05T11:00:00Z")).Body.GetProperty("events");
        Assert.Equal("The JSON ends early.", Assert.Single(older.EnumerateArray()).Text("reason"));
    }

    [Fact]
    public async Task Page_by_page_none_is_left_out_though_all_came_in_the_same_moment()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        for (var i = 1; i <= 5; i++) Reject(dashboard, i, "10:00:00", "x", "No JSON.");
        using var browser = await dashboard.OwnerAsync();

        var ids = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = (await browser.GetAsync($"/api/rejected?limit=2&before={next}")).Body;
            ids.AddRange(page.GetProperty("events").EnumerateArray().Select(rejected => rejected.Text("id")[^1..]));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(["5", "4", "3", "2", "1"], ids);
    }

    [Fact]
    public async Task Hostile_payloads_are_texts()
    {
        const string hostile = "<script>alert('1')</script>\"; DROP TABLE rejected; --\r\n\0=1+1";
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        Reject(dashboard, 1, "10:00:00", hostile, "It holds <b>HTML</b>.");
        using var browser = await dashboard.OwnerAsync();

        var answer = await browser.GetAsync("/api/rejected");

        Assert.Equal(hostile, Assert.Single(answer.Body.GetProperty("events").EnumerateArray()).Text("payload"));
        Assert.DoesNotContain(
            "<script",
            await answer.Message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("<b>", answer.Body.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("application/json", answer.Message.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Message.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task A_long_payload_is_cut_between_characters()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        string[] sent =
        [
            new('x', 4096),
            new('x', 4097),
            string.Concat(Enumerable.Repeat("音", 1_000_000)),
            "x" + string.Concat(Enumerable.Repeat("🎵", 1024)),
        ];
        for (var i = 0; i < sent.Length; i++)
            Reject(dashboard, i + 1, $"10:00:0{9 - i}", sent[i], "Too long.");
        using var browser = await dashboard.OwnerAsync();

        var shown = (await browser.GetAsync("/api/rejected")).Body.GetProperty("events").EnumerateArray().ToList();

        Assert.All(shown.Zip(sent), pair => Assert.StartsWith(pair.First.Text("payload"), pair.Second, StringComparison.Ordinal));
        Assert.Equal([4096, 4096, 4095, 4093], shown.Select(rejected => Encoding.UTF8.GetByteCount(rejected.Text("payload"))));
        Assert.Equal([false, true, true, true], shown.Select(rejected => rejected.GetProperty("payloadIsCut").GetBoolean()));
    }

    [Fact]
    public async Task A_viewer_sees_none_and_what_cannot_be_asked_gets_a_sentence()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var viewer = await dashboard.AccountAsync("guest", Roles.Viewer);
        using var owner = await dashboard.OwnerAsync();

        Assert.Equal(403, (await viewer.GetAsync("/api/rejected")).Status);
        foreach (
            var query in new[] { "limit=0", "limit=201", "before=yesterday", "before=2026-01-05T10:00:00Z_1'%20OR%20'1'='1", "before=_" }
        )
        {
            var answer = await owner.GetAsync($"/api/rejected?{query}");

            Assert.Equal((query, 400), (query, answer.Status));
            Assert.EndsWith(".", answer.Error, StringComparison.Ordinal);
        }
    }

    private static void Reject(RunningDashboard dashboard, int id, string time, string payload, string reason) => dashboard.Insert(
        """
        INSERT INTO rejected (id, device, at, last_at, arrivals, topic, reason, payload, payload_bytes)
        VALUES (UNHEX(LPAD(@id, 32, '0')), 'kitchen', @at, @at, 1, 'roomtone/kitchen/events', @reason, @payload, LENGTH(@payload))
        """,
        new { id, at = $"2026-01-05 {time}", payload, reason });
}
