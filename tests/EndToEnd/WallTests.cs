using Microsoft.Playwright;
using Roomtone.Lab.Demo;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>A tablet on the wall, from the owner's code to the skip.</summary>
public sealed class WallTests(WholeAppliance whole)
{
    [Fact]
    public async Task A_tablet_is_paired_shows_what_plays_skips_and_is_put_out()
    {
        await whole.IsPlayingAsync();
        var owner = await whole.OwnersPageAsync();
        await owner.GotoAsync(new Uri(whole.Appliance.Address, $"devices/{Appliance.Device}").ToString());
        var walls = owner.GetByTestId("walls");
        await walls.GetByTestId("wall-name").FillAsync("Beside the bar");
        await walls.GetByLabel("Shows the mood").CheckAsync();
        await walls.GetByTestId("wall-make").ClickAsync();
        var code = await walls.GetByTestId("once").Locator("code").InnerTextAsync();

        await using var browser = await whole.LaunchAsync();
        var tablet = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1024, Height = 768 } });
        tablet.SetDefaultTimeout((float)Eventually.Limit.TotalMilliseconds);
        await tablet.GotoAsync(new Uri(whole.Appliance.Address, $"wall/{Appliance.Device}").ToString());
        await tablet.GetByTestId("wall-code").FillAsync(code.ToLowerInvariant());
        await tablet.GetByTestId("wall-pair").ClickAsync();

        await ShowsWhatPlaysAsync(tablet);
        Assert.Contains(await tablet.GetByTestId("wall-mood").InnerTextAsync(), WholeAppliance.Moods, StringComparer.OrdinalIgnoreCase);
        await tablet.ReloadAsync(); // As after a cut of the power.
        var before = await tablet.GetByTestId("wall-title").InnerTextAsync();
        await tablet.GetByTestId("wall-skip").ClickAsync();
        await Eventually.TrueAsync(
            async () => await tablet.GetByTestId("wall-title").InnerTextAsync() is var title
                && title != before && title == await whole.Page.TrackAsync(),
            "another track plays, and the wall shows it");

        await walls.GetByText("I have it").ClickAsync();
        await walls.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await walls.GetByText("Really put Beside the bar out?").ClickAsync();
        await tablet.GetByTestId("wall-code").WaitForAsync();
        await owner.CloseAsync();
    }

    private Task ShowsWhatPlaysAsync(IPage tablet) => Eventually.TrueAsync(
        async () => await tablet.GetByTestId("wall-title").InnerTextAsync() == await whole.Page.TrackAsync(), "the wall shows what plays");
}
