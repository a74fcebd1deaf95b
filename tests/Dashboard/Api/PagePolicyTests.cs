using Roomtone.Dashboard.Api;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Api;

public class PagePolicyTests(RealServers servers)
{
    private static readonly string[] Players = ["https://www.youtube.com", "https://w.soundcloud.com", "https://sdk.scdn.co"];

    [Fact]
    public async Task No_page_but_listen_may_use_the_camera_or_reach_beyond_the_dashboard()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var stranger = dashboard.Stranger();

        foreach (var path in new[] { "/", "/login", "/history", "/devices/listen", "/listening", "/assets/listen.js", "/api/devices" })
        {
            var answer = await stranger.GetAsync(path);

            Assert.Equal(
                "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
                HeaderOf(answer, "Content-Security-Policy")
            );
            Assert.Equal("camera=(), microphone=(), geolocation=()", HeaderOf(answer, "Permissions-Policy"));
            Assert.Equal("no-referrer", HeaderOf(answer, "Referrer-Policy"));
            Assert.Equal("same-origin", HeaderOf(answer, "Cross-Origin-Opener-Policy"));
        }
    }

    [Theory]
    [InlineData("/listen")]
    [InlineData("/listen?device=kitchen")]
    [InlineData("/listen/networks.worker-1a2b.js")]
    public async Task Listen_may_use_the_camera_run_the_networks_and_show_the_official_players(string path)
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var stranger = dashboard.Stranger();

        var answer = await stranger.GetAsync(path);

        var policy = DirectivesOf(HeaderOf(answer, "Content-Security-Policy"));
        Assert.Equal(["'self'", "'wasm-unsafe-eval'", "https://s.ytimg.com", .. Players], policy["script-src"], SameSources);
        Assert.Equal(["https://www.youtube-nocookie.com", .. Players], policy["frame-src"], SameSources);
        Assert.Equal(
            ["'self'", "https://accounts.spotify.com", "https://api.spotify.com", "wss://dealer.spotify.com"], policy["connect-src"], SameSources);
        Assert.Equal(["'self'"], policy["default-src"]);
        Assert.Equal(["'self'"], policy["worker-src"]);
        Assert.Equal(["'none'"], policy["frame-ancestors"]);
        Assert.Equal(["'none'"], policy["object-src"]);
        Assert.Equal(["'none'"], policy["base-uri"]);
        Assert.DoesNotContain(
            policy.Values.SelectMany(sources => sources),
            source => source is "*" or "https:" or "'unsafe-inline'" or "'unsafe-eval'"
        );
        Assert.Contains("camera=(self), microphone=(), geolocation=()", HeaderOf(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("strict-origin-when-cross-origin", HeaderOf(answer, "Referrer-Policy"));
        Assert.Equal("same-origin-allow-popups", HeaderOf(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("DENY", HeaderOf(answer, "X-Frame-Options"));
    }

    [Fact]
    public async Task Stand_ins_for_the_players_are_allowed_and_named_in_listen_only()
    {
        const string StandIns = "http://127.0.0.1:5191";
        using var web = new TemporaryFolder();
        await File.WriteAllTextAsync(web.In("index.html"), "<head></head>", TestContext.Current.CancellationToken);
        await using var dashboard = await RunningDashboard.StartAsync(
            servers,
            settings: [$"--Http:WebFolder={web.Path}", $"--Http:PlayerStandIns={StandIns}"]
        );
        using var stranger = dashboard.Stranger();

        var listen = await stranger.GetAsync("/listen");
        var other = await stranger.GetAsync("/");

        var policy = DirectivesOf(HeaderOf(listen, "Content-Security-Policy"));
        Assert.Contains(StandIns, policy["script-src"]);
        Assert.Contains(StandIns, policy["frame-src"]);
        Assert.Contains(StandIns, policy["connect-src"]);
        Assert.Equal($"""<head><meta name="roomtone-players" content="{StandIns}" /></head>""", listen.Text);
        Assert.DoesNotContain(StandIns, HeaderOf(other, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("<head></head>", other.Text);
    }

    [Theory]
    [InlineData("127.0.0.1:5191")]
    [InlineData("http://127.0.0.1:5191/players")]
    [InlineData("http://127.0.0.1:5191; img-src *")]
    [InlineData("javascript:alert(1)")]
    public void What_is_no_address_of_stand_ins_is_refused(string address)
    {
        var problem = new HttpSettings { PlayerStandIns = address }.Problems().Single();

        Assert.StartsWith($"PlayerStandIns is {address};", problem, StringComparison.Ordinal);
    }

    private static bool SameSources(IEnumerable<string> one, IEnumerable<string> other) => one.Order().SequenceEqual(other.Order());

    private static Dictionary<string, string[]> DirectivesOf(string policy) => policy
        .Split("; ")
        .Select(directive => directive.Split(' '))
        .ToDictionary(words => words[0], words => words[1..]);

    private static string HeaderOf(Answer answer, string name) => answer.Message.Headers.GetValues(name).Single();
}
