using Dapper;
using Roomtone.Contracts;
using Roomtone.Testing;

namespace Roomtone.Dashboard.Tests.Licences;

public sealed class LicenceTests(RealServers servers)
{
    private static readonly RadioStation Station = new("http://one.example/live", "Slow Coast");

    [Fact]
    public async Task What_an_owner_states_changes_and_takes_back_stands_in_the_audit_log_with_who_and_when()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var anna = await dashboard.AccountAsync("anna", "admin");

        await PutAsync(anna, box, Station);
        await PutAsync(anna, box, Station with { Licence = new("GEMA", "4711", new(2027, 12, 31)) });
        await PutAsync(anna, box, Station with { Mood = Mood.Calm, Licence = new("GEMA", "4711", new(2027, 12, 31)) });
        await PutAsync(anna, box, Station with { Licence = new("SUISA", "12", new(2026, 3, 1)) });
        await PutAsync(anna, box);

        await dashboard.AuditedAsync("licence");
        await Eventually.TrueAsync(() => Audited(dashboard).Count == 3, "three statements");
        Assert.Equal(
            [
                ("anna", $"{box.Id}: stated for Slow Coast (http://one.example/live): GEMA, number 4711, until 2027-12-31."),
                ("anna", $"{box.Id}: changed for Slow Coast (http://one.example/live): SUISA, number 12, until 2026-03-01; before: GEMA, number 4711, until 2027-12-31."),
                ("anna", $"{box.Id}: taken back for Slow Coast (http://one.example/live): SUISA, number 12, until 2026-03-01."),
            ],
            Audited(dashboard));
    }

    [Fact]
    public async Task The_end_of_a_licence_is_written_once()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();
        await PutAsync(owner, box, Station with { Licence = new("GEMA", "4711", new(2026, 1, 6)) }); // It is 5 January 2026.
        var ended = ("-", $"{box.Id}: ended for Slow Coast (http://one.example/live): GEMA, number 4711, until 2026-01-06.");

        dashboard.Clock.Advance(TimeSpan.FromDays(1));
        Assert.DoesNotContain(ended, Audited(dashboard));
        await Eventually.TrueAsync(
            () =>
            {
                dashboard.Clock.Advance(TimeSpan.FromHours(12));
                return Audited(dashboard).Contains(ended);
            },
            "the end is written");
        dashboard.Clock.Advance(TimeSpan.FromDays(1));
        using var later = await dashboard.OwnerAsync();
        // It comes after what the watch may have written again. To the broker's link such leaps are silence: it may connect anew first.
        await Eventually.TrueAsync(
            async () =>
            {
                dashboard.Clock.Advance(TimeSpan.FromSeconds(1));
                return (await AskAsync(later, box)).Status == 200;
            },
            "the settings are taken");

        await Eventually.TrueAsync(() => Audited(dashboard).Any(entry => entry.Detail.Contains("taken back", StringComparison.Ordinal)), "taken back");
        Assert.Single(Audited(dashboard), ended);
    }

    [Fact]
    public async Task A_station_that_cannot_be_is_refused_with_a_sentence()
    {
        await using var dashboard = await RunningDashboard.StartAsync(servers);
        await using var box = await Box.OnlineAsync(servers);
        using var owner = await dashboard.OwnerAsync();

        var answer = await owner.PutAsync(
            $"/api/devices/{box.Id}/settings",
            new
            {
                settings = Wire.Element(
                    new RoomSettings { Stations = [Station with { Address = "file:///x" }, Station with { Licence = new("", "1", default) }] }),
            });

        Assert.Equal(400, answer.Status);
        Assert.Equal(
            "stations has \"Slow Coast\", but address is \"file:///x\", which is no http:// or https:// address. stations has \"Slow Coast\", but its licence does not say who gave it and its number.",
            answer.Error);
    }

    private static async Task PutAsync(Browser browser, Box box, params RadioStation[] stations)
    {
        var answer = await AskAsync(browser, box, stations);
        Assert.Equal((200, ""), (answer.Status, answer.Status == 200 ? "" : answer.Error));
    }

    private static Task<Answer> AskAsync(Browser browser, Box box, params RadioStation[] stations) =>
        browser.PutAsync($"/api/devices/{box.Id}/settings", new { settings = Wire.Element(new RoomSettings { Stations = stations }) });

    private static List<(string Account, string Detail)> Audited(RunningDashboard dashboard)
    {
        using var connection = dashboard.History.OpenConnection();
        return [.. connection.Query<(string, string)>("SELECT account, detail FROM audit_log WHERE action = 'licence' ORDER BY id")];
    }
}
