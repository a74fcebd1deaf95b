using Roomtone.Dashboard.Calendars;
using Roomtone.Dashboard.Tests.Calendars;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Api;

public class CalendarTests(RealServers servers)
{
    private const string Fair = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260220\nSUMMARY:Fair <b>\nEND:VEVENT\nEND:VCALENDAR";

    [Fact]
    public async Task A_file_an_address_and_a_country_give_days()
    {
        using var site = new CalendarSite();
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        var text = Fair;
        site.Serve(text);

        var ofFile = await owner.PostTextAsync("/api/calendars/file", text, "text/calendar");
        var ofAddress = await owner.PostTextAsync("/api/calendars/address", $$"""{"address":"{{site.Address}}"}""");
        var ofCountry = await owner.GetAsync("/api/calendars/countries/DE-BY");
        var countries = await owner.GetAsync("/api/calendars/countries");

        Assert.True(ofFile.Status == 200, ofFile.Text);
        Assert.Equal("Fair <b>", ofFile.Body.GetProperty("days")[0].GetProperty("name").GetString());
        Assert.Equal(ofFile.Text, ofAddress.Text);
        Assert.True(ofCountry.Body.GetProperty("days").GetArrayLength() > 10, ofCountry.Text);
        Assert.True(countries.Body.GetArrayLength() > 30, countries.Text);
    }

    [Fact]
    public async Task What_gives_no_days_gets_a_sentence()
    {
        using var site = new CalendarSite();
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        foreach (var body in new[] { "", "hello", "BEGIN:VCALENDAR\nEND:VCALENDAR", new string('x', 5 * 1024 * 1024) })
            await RefusedAsync(owner.PostTextAsync("/api/calendars/file", body, "text/calendar"), 400, "calendar");
        foreach (var address in new[] { "", "file:///etc/passwd", "ftp://x/y.ics", "webcal://x/y.ics", "http://", "not an address" })
            await RefusedAsync(owner.PostTextAsync("/api/calendars/address", $$"""{"address":"{{address}}"}"""), 400, "http://");
        await RefusedAsync(owner.PostTextAsync("/api/calendars/address", "{}"), 400, "http://");
        await RefusedAsync(owner.GetAsync("/api/calendars/countries/XX"), 400, "not known here");

        site.Serve(new byte[2 * 1024 * 1024]);
        await RefusedAsync(ReadAsync(owner, site.Address), 400, "larger than 1 MB");
        site.Redirect(site.Address);
        await RefusedAsync(ReadAsync(owner, site.Address), 400, "127.0.0.1");
        site.Redirect("file:///etc/passwd");
        await RefusedAsync(ReadAsync(owner, site.Address), 400, "127.0.0.1");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("169.254.169.254")]
    public async Task The_dashboards_own_machine_is_never_asked(string host)
    {
        using var site = new CalendarSite();
        site.Serve(Fair);
        using var reader = new CalendarReader(new CalendarReach(), new ManualClock());
        var address = site.Address.Replace("127.0.0.1", host, StringComparison.Ordinal);

        var refusal = await Assert.ThrowsAsync<CalendarException>(
            () => reader.OfAddressAsync(address, TestContext.Current.CancellationToken));

        Assert.Contains("not one where calendars may be read", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<Answer> ReadAsync(Browser owner, string address) =>
        owner.PostTextAsync("/api/calendars/address", $$"""{"address":"{{address}}"}""");

    private static async Task RefusedAsync(Task<Answer> asked, int status, string words)
    {
        var answer = await asked;
        Assert.True(answer.Status == status && answer.Error.Contains(words, StringComparison.Ordinal), $"{answer.Status} {answer.Text}");
        Assert.EndsWith(".", answer.Error, StringComparison.Ordinal);
    }
}
