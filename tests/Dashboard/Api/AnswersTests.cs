namespace Roomtone.Dashboard.Tests.Api;

public class AnswersTests(RealServers servers)
{
    [Fact]
    public async Task A_question_that_cannot_be_answered_gets_a_sentence()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = await dashboard.OwnerAsync();
        foreach (var (path, status) in new[]
        {
            ("/api/nothing", 404),
            ("/api/devices/Not%20A%20Device", 404),
            ("/api/devices/unknown-box", 404),
            ("/api/devices/unknown-box/commands", 405),
            ("/api/devices/unknown-box/settings", 404),
            ("/api/devices/unknown-box/calendars", 404),
            ("/api/calendars/countries/Nowhere", 400),
            ("/api/devices/unknown-box/history/mood", 404),
            ("/api/devices/unknown-box/history/mood?step=second", 400),
            ("/api/devices/unknown-box/history/mood?from=yesterday", 400),
            ("/api/devices/unknown-box/history/mood?from=2026-01-02&to=2026-01-01", 400),
            ("/api/devices/unknown-box/history/mood?from=2026-01-01&to=2026-02-01&step=minute", 400),
            ("/api/devices/unknown-box/history/liked", 404),
            ("/api/devices/unknown-box/history/liked?back=401", 400),
            ("/api/devices/unknown-box/history/liked?days=friday", 400),
            ("/api/devices/unknown-box/history/liked?from=6", 400),
            ("/api/devices/unknown-box/history/liked?zone=Nowhere/Land", 400),
            ("/api/devices/unknown-box/history/liked?zone=../../etc/passwd", 400),
            ("/api/devices/unknown-box/history/tracks?limit=0", 400),
            ("/api/devices/unknown-box/history/tracks?limit=many", 400),
        })
        {
            var answer = await browser.GetAsync(path);

            Assert.Equal((path, status), (path, answer.Status));
            Assert.EndsWith(".", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refusal_is_problem_details_whoever_refuses()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var stranger = dashboard.Stranger();
        using var foreign = dashboard.Stranger();
        foreign.ForgetHeader();
        foreach (var (answer, status, title) in new[]
        {
            (await stranger.GetAsync("/api/devices"), 401, "Unauthorized"),
            (await stranger.GetAsync("/api/nothing"), 404, "Not Found"),
            (await stranger.PostTextAsync("/api/session", "{"), 400, "Bad Request"),
            (await foreign.LogInAsync("owner", "x"), 400, "Bad Request"),
        })
        {
            Assert.Equal("application/problem+json", answer.Message.Content.Headers.ContentType!.MediaType);
            Assert.Equal(
                (status, status, title),
                (answer.Status, answer.Body.GetProperty("status").GetInt32(), answer.Body.GetProperty("title").GetString())
            );
            Assert.StartsWith("https://tools.ietf.org/html/rfc9110", answer.Body.GetProperty("type").GetString(), StringComparison.Ordinal);
            Assert.EndsWith(".", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_gets_a_sentence()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = dashboard.Stranger();
        foreach (var (body, type, status) in new[]
        {
            ("{\"name\":", "application/json", 400),
            ("""{"name":1,"password":"x"}""", "application/json", 400),
            ("{}", "application/json", 400),
            ("null", "application/json", 400),
            ("name=owner", "application/x-www-form-urlencoded", 415),
        })
        {
            var answer = await browser.PostTextAsync("/api/session", body, type);

            Assert.Equal((body, status), (body, answer.Status));
            Assert.EndsWith(".", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_body_that_is_too_large_gets_a_sentence()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var browser = await dashboard.OwnerAsync();

        var answer = await browser.PostTextAsync("/api/devices/kitchen/commands", "{\"name\":\"" + new string('x', 100_000) + "\"}");

        Assert.Equal(413, answer.Status);
        Assert.NotEmpty(answer.Error);
    }

    [Fact]
    public async Task Every_answer_tells_browsers_to_be_careful()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var stranger = dashboard.Stranger();
        foreach (var path in new[] { "/", "/api/devices", "/health/live", "/nothing.js" })
        {
            var headers = (await stranger.GetAsync(path)).Message.Headers;

            Assert.Contains("frame-ancestors 'none'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        }
    }

    [Fact]
    public async Task The_description_lists_every_endpoint_with_a_summary()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var stranger = dashboard.Stranger();

        var paths = (await stranger.GetAsync("/openapi/v1.json")).Body.GetProperty("paths");

        var listed = paths
            .EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name} {path.Name}"))
            .Order();
        Assert.Equal(
            new[]
            {
                "delete /api/session",
                "get /api/bulk",
                "post /api/bulk",
                "post /api/bulk/preview",
                "post /api/bulk/tags",
                "get /api/bulk/{run}",
                "post /api/bulk/{run}/undo",
                "get /api/templates",
                "post /api/templates",
                "put /api/templates/{template}",
                "delete /api/templates/{template}",
                "post /api/templates/{template}/preview",
                "delete /api/devices/{id}/template",
                "put /api/devices/{id}/tags",
                "get /api/devices",
                "get /api/devices/{id}",
                "get /api/calendars/countries",
                "get /api/calendars/countries/{code}",
                "post /api/calendars/address",
                "post /api/calendars/file",
                "get /api/devices/{id}/calendars",
                "get /api/devices/{id}/export",
                "delete /api/devices/{id}/walls/{wall}",
                "get /api/devices/{id}/walls",
                "get /api/wall",
                "get /api/wall/cover",
                "get /api/wall/live",
                "post /api/devices/{id}/walls",
                "post /api/devices/{id}/walls/{wall}/code",
                "post /api/wall/pair",
                "post /api/wall/skip",
                "get /api/wish/{code}",
                "get /api/wish/{code}/cover",
                "get /api/wish/{code}/live",
                "get /api/wish/{code}/search",
                "post /api/wish/{code}/opinion",
                "post /api/wish/{code}/wishes",
                "delete /api/wish/{code}/wishes/{wish}",
                "delete /api/devices/{id}/guests/code",
                "get /api/devices/{id}/guests/code",
                "post /api/devices/{id}/guests/code",
                "get /api/devices/{id}/history/liked",
                "get /api/devices/{id}/history/mood",
                "get /api/devices/{id}/history/tracks",
                "get /api/devices/{id}/library/cover",
                "get /api/devices/{id}/library/sound",
                "get /api/devices/{id}/settings",
                "get /api/live",
                "get /api/rejected",
                "get /api/session",
                "get /health/live",
                "get /health/ready",
                "post /api/devices/{id}/browser/readings",
                "post /api/devices/{id}/commands",
                "post /api/devices/{id}/speaker/reported",
                "post /api/session",
                "post /api/session/password",
                "put /api/devices/{id}/settings",
                "get /api/accounts",
                "post /api/accounts",
                "put /api/accounts/{id}",
                "delete /api/accounts/{id}",
                "post /api/accounts/{id}/password",
                "get /api/audit",
                "get /api/join/authority",
                "post /api/join",
                "get /api/keys",
                "post /api/keys",
                "delete /api/keys/{id}",
                "post /api/keys/{id}/rotate",
                "post /api/keys/{id}/revoke",
                "post /api/keys/{id}/restore",
                "post /api/rejected/{id}/reingest",
                "delete /api/rejected/{id}",
                "get /api/orders/{order}",
                "get /api/sites",
                "post /api/sites",
                "put /api/sites/{id}",
                "post /api/sites/{id}/rooms",
                "delete /api/sites/{id}/rooms/{room}",
                "put /api/sites/{id}/devices/{device}",
                "delete /api/sites/{id}/devices/{device}",
                "get /api/sites/{id}/export",
                "post /api/sites/{id}/erasure",
                "get /api/sites/{id}/profiles",
                "post /api/sites/{id}/profiles",
                "get /api/profiles/{id}",
                "put /api/profiles/{id}",
                "get /api/profiles/{id}/listening",
                "get /api/profiles/{id}/feedback",
                "post /api/profiles/{id}/feedback",
                "post /api/profiles/{id}/visit",
                "delete /api/profiles/{id}/visit",
                "post /api/profiles/{id}/erasure",
            }.Order(),
            listed
        );
        Assert.All(
            paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()),
            operation => Assert.NotEmpty(operation.Value.GetProperty("summary").GetString()!)
        );
    }

    [Fact]
    public async Task Health_says_what_is_there()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var stranger = dashboard.Stranger();

        var ready = await stranger.GetAsync("/health/ready");

        Assert.Equal(200, (await stranger.GetAsync("/health/live")).Status);
        Assert.Equal(200, ready.Status);
        Assert.Equal("""{"ready":true,"broker":true,"database":true,"accounts":true}""", ready.Text);
    }

    [Theory]
    [InlineData("""{"settings":{"profiles":[null]}}""")]
    [InlineData("""{"settings":{"aimHours":[null]}}""")]
    [InlineData("""{"settings":{"languages":[null]}}""")]
    [InlineData("""{"settings":{"schedule":{"blocks":[null]}}}""")]
    [InlineData("""{"settings":{"schedule":{"days":[{"from":"2026-01-01","name":"x","rule":null}]}}}""")]
    [InlineData("""{"settings":{"schedule":{"blocks":null}}}""")]
    [InlineData("""{"settings":{"profiles":[{"name":"Anna","artists":[null]}]}}""")]
    [InlineData("""{"settings":null}""")]
    public async Task Settings_with_nothing_where_something_must_be_are_refused_with_a_sentence(string body)
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();

        var answer = await owner.PutTextAsync($"/api/devices/{box.Id}/settings", body);

        Assert.True(answer.Status == 400, answer.Text);
        Assert.NotEmpty(answer.Error);
    }
}
