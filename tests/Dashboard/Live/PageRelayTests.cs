using System.Net;
using Roomtone.Contracts;
using Roomtone.Dashboard.Accounts;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Live;

public class PageRelayTests(RealServers servers)
{
    private static readonly BrowserFace Face = new(0.4f, 0.2f, 0.2f, 0.27f, 0.9f, Expressions.From([0.5f, 0.5f, 0, 0, 0, 0, 0, 0]));
    private static readonly BrowserReading Reading = new(Guid.NewGuid(), true, 1.5f, [Face]);
    private static readonly ReportedSound Report = new(Guid.NewGuid(), true, false, 0, PageState.Idle, 0, null, 60, ["local"], null);

    [Fact]
    public async Task What_a_page_sees_and_plays_reaches_its_box()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var browser = await KnownAsync(dashboard, box);

        Assert.Equal(204, (await browser.PostAsync($"/api/devices/{box.Id}/browser/readings", Shown(Reading))).Status);
        Assert.Equal(204, (await browser.PostAsync($"/api/devices/{box.Id}/speaker/reported", Shown(Report))).Status);

        await Eventually.TrueAsync(() => !box.Seen.IsEmpty && !box.Heard.IsEmpty, "the box has both");
        var (seen, heard) = (Assert.Single(box.Seen), Assert.Single(box.Heard));
        Assert.Equal((Reading.Page, Face), (seen.Page, Assert.Single(seen.Faces)));
        Assert.Equal(Report with { Providers = heard.Providers }, heard);
    }

    [Fact]
    public async Task What_a_page_says_does_not_wait_for_a_box_that_is_away()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        var (id, hour) = ($"box-{Guid.NewGuid():N}", TimeSpan.FromHours(1));
        var password = servers.Broker.AddUser(id);
        await using (var before = await Box.OnlineAsync(servers, id, password, hour))
        {
            using var first = await KnownAsync(dashboard, before);
        }

        using var browser = await dashboard.OwnerAsync();
        Assert.Equal(204, (await browser.PostAsync($"/api/devices/{id}/speaker/reported", Shown(Report))).Status);
        await using var box = await Box.OnlineAsync(servers, id, password, hour);
        var now = Report with { Page = Guid.NewGuid() };
        Assert.Equal(204, (await browser.PostAsync($"/api/devices/{id}/speaker/reported", Shown(now))).Status);

        await Eventually.TrueAsync(() => !box.Heard.IsEmpty, "the box hears the page");
        Assert.Equal([now.Page], box.Heard.Select(report => report.Page));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_a_sentence()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var browser = await KnownAsync(dashboard, box);

        var blind = await browser.PostAsync($"/api/devices/{box.Id}/browser/readings", Shown(Reading with { Aspect = 0 }));
        var loud = await browser.PostAsync($"/api/devices/{box.Id}/speaker/reported", Shown(Report with { VolumePercent = 101 }));
        var large = new { page = Guid.NewGuid(), picture = new string('x', 70_000) };
        var picture = await browser.PostAsync($"/api/devices/{box.Id}/browser/readings", large);

        Assert.Equal((400, "aspect is 0; it must be from 0.2 to 5."), (blind.Status, blind.Error));
        Assert.Equal((400, "volumePercent is 101; it must be from 0 to 100."), (loud.Status, loud.Error));
        Assert.Equal(413, picture.Status);
        Assert.Equal(404, (await browser.PostAsync("/api/devices/nobody/browser/readings", Shown(Reading))).Status);
        Assert.Empty(box.Seen);
    }

    [Fact]
    public async Task Who_only_looks_is_no_camera_and_no_speaker()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await KnownAsync(dashboard, box);
        using var viewer = await dashboard.AccountAsync("vera", Roles.Viewer);
        using var stranger = dashboard.Stranger();

        foreach (var (path, body) in new[] { ("browser/readings", Shown(Reading)), ("speaker/reported", Shown(Report)) })
        {
            Assert.Equal(403, (await viewer.PostAsync($"/api/devices/{box.Id}/{path}", body)).Status);
            Assert.Equal(401, (await stranger.PostAsync($"/api/devices/{box.Id}/{path}", body)).Status);
        }
    }

    [Fact]
    public async Task A_page_that_sends_too_much_is_told_to_send_fewer()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var browser = await KnownAsync(dashboard, box);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 60).Select(_ => browser.PostAsync($"/api/devices/{box.Id}/browser/readings", Shown(Reading))));

        var refused = answers.First(answer => answer.Status != (int)HttpStatusCode.NoContent);
        Assert.Equal((429, "Too many readings of this room came in the last second. Send fewer."), (refused.Status, refused.Error));
    }

    [Fact]
    public async Task What_should_sound_in_a_page_comes_live()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var browser = await dashboard.OwnerAsync();
        using var live = await browser.WatchAsync();
        var desired = new DesiredSound(Report.Page, 4, PlayState.Playing, Sample.Song, null, 12.5, new ManualClock().GetUtcNow(), 60);

        await box.PublishAsync(Topics.SpeakerDesired(box.Id), Wire.Write(desired));

        var shown = await live.NextAsync("speaker", box.Id);
        Assert.Equal((Report.Page, 4L), (shown.GetProperty("page").GetGuid(), shown.GetProperty("session").GetInt64()));
        Assert.Equal("playing", shown.GetProperty("state").GetString());
        Assert.Equal(Sample.Song.Title, shown.GetProperty("track").GetProperty("title").GetString());
    }

    private static object Shown<T>(T message) => Wire.Element(message);

    private static async Task<Browser> KnownAsync(RunningDashboard dashboard, Box box)
    {
        var browser = await dashboard.OwnerAsync();
        await Eventually.TrueAsync(
            async () => (await browser.GetAsync($"/api/devices/{box.Id}")).Status == 200, "the dashboard knows the box");
        return browser;
    }
}
