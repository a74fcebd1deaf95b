using Microsoft.Playwright;
using Roomtone.Lab;
using Roomtone.Lab.Demo;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>Twenty boxes of a site, changed together in a real browser. An appliance of its own: the others have one room.</summary>
public sealed class ManyTests(WholeAppliance whole)
{
    private const int Count = 20;
    private const string Refusal = "This room's amplifier does not go below 50 percent.";

    [Fact]
    public async Task Of_twenty_boxes_of_a_site_nineteen_take_a_change_one_says_why_not_and_undo_puts_all_back()
    {
        var stopping = TestContext.Current.CancellationToken;
        var folder = new DemoFolder(Repository.RunFolder!, "end-to-end-many");
        await using var appliance = new Appliance(folder, Repository.Root!, "pictures", TimeProvider.System, _ => { });
        await appliance.StartAsync(forgetHistory: true, stopping);
        Assert.True(await new DemoScenario(new DemoOptions(), appliance, _ => { }, TimeProvider.System).DashboardOpensAsync(stopping));
        var room = await whole.PageOfAsync(appliance);
        var boxes = await Task.WhenAll(
            Enumerable.Range(1, Count).Select(i => SettingsBox.StartAsync(appliance.Programs.Broker, $"till-{i}", i == 7 ? Refusal : null)));
        var site = await PlaceAsync(room, boxes);
        var page = room.Tab;

        await page.GotoAsync(new Uri(appliance.Address, $"devices?site={site}").ToString());
        await page.GetByTestId("change-many").ClickAsync();
        await page.GetByTestId("piece-maxVolumePercent").CheckAsync();
        await page.GetByTestId("piece-maxVolumePercent-value").FillAsync("40");
        await page.GetByTestId("many-show").ClickAsync();
        await Assertions.Expect(page.GetByTestId("many-summary")).ToHaveTextAsync("Of 20 boxes: 20 take it now.");
        await Assertions.Expect(page.GetByTestId("many-table").Locator("tbody tr")).ToHaveCountAsync(Count);
        Assert.All(boxes, box => Assert.Equal(100, box.Has.MaxVolumePercent));

        await page.GetByTestId("many-apply").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("run-progress")).ToHaveTextAsync("19 of 20 boxes have it, 1 refused.");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByTestId("run-table").Locator("tbody tr").First).ToContainTextAsync(Refusal);
        Assert.Equal(Count - 1, boxes.Count(box => box.Has.MaxVolumePercent == 40));

        await page.GetByTestId("run-undo").PressAsync("Enter");
        await page.GetByTestId("run-undo").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("run-progress")).ToHaveTextAsync("20 of 20 boxes have it.");
        Assert.All(boxes, box => Assert.Equal(100, box.Has.MaxVolumePercent));

        foreach (var box in boxes) await box.DisposeAsync();
        await page.Context.CloseAsync();
    }

    private static async Task<string> PlaceAsync(RoomPage page, SettingsBox[] boxes)
    {
        var site = (await page.AskAsync("POST", "/api/sites", new { name = "Seven Lamps" }))!.Value.GetProperty("id").GetString()!;
        var room = (await page.AskAsync("POST", $"/api/sites/{site}/rooms", new { name = "Bar" }))!.Value.GetProperty("id").GetString();
        foreach (var box in boxes)
            await Eventually.TrueAsync(
                async () => (await page.AskAsync("GET", "/api/devices"))!.Value.EnumerateArray()
                    .Any(device => device.GetProperty("id").GetString() == box.Id),
                $"{box.Id} is listed");
        foreach (var box in boxes) await page.AskAsync("PUT", $"/api/sites/{site}/devices/{box.Id}", new { room });
        return site;
    }
}
