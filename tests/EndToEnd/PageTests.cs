using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>What only a real browser can tell of the pages.</summary>
public sealed class PageTests(WholeAppliance whole)
{
    private const string LongName = "the-very-long-name-of-a-box-upstairs-behind-the-bar-of-the-cafe";

    private static readonly string[] Pages = ["", "history", "devices", "manage/sites", "manage/accounts", "manage/devices"];

    [Fact]
    public async Task No_page_is_wider_than_a_telephone_however_long_the_names_are()
    {
        var page = await whole.OwnersPageAsync();
        await page.SetViewportSizeAsync(390, 844);
        await page.RouteAsync("**/api/devices", AddLongNameAsync);
        var made = await page.APIRequest.PostAsync(
            new Uri(whole.Appliance.Address, "api/sites").ToString(),
            new()
            {
                DataObject = new { name = "The Grand Café and Bakery of the Seven Lamps" },
                Headers = new Dictionary<string, string> { ["X-Roomtone"] = "1" },
            }
        );
        Assert.True(made.Ok, await made.TextAsync());

        foreach (var path in Pages)
        {
            await page.GotoAsync(new Uri(whole.Appliance.Address, $"{path}?device={LongName}").ToString());
            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync();
            await Eventually.TrueAsync(async () => await page.GetByTestId("loading").CountAsync() == 0, $"/{path} is loaded");

            Assert.Equal(390, await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
        }

        await page.CloseAsync();
    }

    [Fact]
    public async Task A_lost_network_is_told_and_what_is_pressed_meanwhile_says_why_it_fails()
    {
        var page = await whole.OwnersPageAsync();
        await Eventually.TrueAsync(() => page.GetByTestId("undo").IsEnabledAsync(), "the box is there");
        await page.Context.SetOfflineAsync(true);
        await page.GetByTestId("connection-lost").WaitForAsync();

        await page.GetByTestId("undo").ClickAsync();
        Assert.Contains("Check the network, then try again.", await page.GetByTestId("notice").InnerTextAsync(), StringComparison.Ordinal);

        await page.Context.SetOfflineAsync(false);
        await page.GetByTestId("connection-lost").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.CloseAsync();
    }

    /// <summary>One more box than there are: as the first one, with a long name.</summary>
    private static async Task AddLongNameAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        var devices = JsonNode.Parse(await answer.TextAsync())!.AsArray();
        var another = devices[0]!.DeepClone();
        another["id"] = LongName;
        devices.Add(another);
        await route.FulfillAsync(new() { Response = answer, Body = devices.ToJsonString() });
    }
}
