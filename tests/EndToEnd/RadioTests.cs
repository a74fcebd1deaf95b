using Dapper;
using MySqlConnector;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>Somebody finds a station in the page, hears it at the box, and keeps it.</summary>
public sealed class RadioTests(WholeAppliance whole)
{
    [Fact]
    public async Task A_station_is_found_kept_heard_and_counted_and_its_title_stands_in_the_database()
    {
        await whole.IsPlayingAsync();
        var page = await whole.OwnersPageAsync();
        await page.GetByTestId("stations-open").ClickAsync();
        await page.GetByTestId("stations-text").FillAsync("Harbour");
        await page.GetByTestId("stations-search").ClickAsync();
        await page.GetByTestId("found-add").ClickAsync();
        await page.GetByTestId("station-fit").SelectOptionAsync("calm");
        await page.GetByTestId("station-save").ClickAsync();
        await page.GetByTestId("station").WaitForAsync();
        await page.GetByTestId("station-listen").ClickAsync();

        var browser = whole.Appliance.Radio!.Browser;
        var station = browser.Stations.Single(station => station.Name.Contains("Harbour", StringComparison.Ordinal));
        // The stream calls its artist as its station is called.
        await Eventually.TrueAsync(
            async () => (await page.GetByTestId("track-artist").InnerTextAsync()).Contains(station.Name, StringComparison.Ordinal),
            "the stream's own title is shown");
        await Eventually.TrueAsync(() => browser.Clicks.Contains(station.Uuid), "the directory counts it");
        await using var database = new MySqlConnection(whole.Appliance.Programs.Database.ConnectionString);
        await Eventually.TrueAsync(
            async () =>
                await database.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM v_tracks WHERE provider = 'radio' AND what = 'started' AND artist = @Name", new { station.Name }) > 0,
            "its title stands in the database");

        await page.GetByTestId("station-remove").ClickAsync();
        await Eventually.TrueAsync(async () => await page.GetByTestId("station").CountAsync() == 0, "it is taken out");
        await page.GetByTestId("skip").First.ClickAsync();
    }
}
