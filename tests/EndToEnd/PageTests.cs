using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>What only a real browser can tell of the pages.</summary>
public sealed class PageTests(WholeAppliance whole)
{
    private const string LongName = "the-very-long-name-of-a-box-upstairs-behind-the-bar-of-the-cafe";

    internal static readonly string[] Pages =
        ["", "listen", "schedule", "history", "devices", "many", "manage/sites", "manage/accounts", "manage/devices"];

    [Fact]
    public async Task No_page_is_wider_than_a_telephone_however_long_the_names_and_large_the_text_are()
    {
        var page = await whole.OwnersPageAsync();
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

        foreach (var (path, width) in from path in Pages from width in new[] { 390, 320 } select (path, width))
        {
            await page.SetViewportSizeAsync(width, 844);
            await page.GotoAsync(new Uri(whole.Appliance.Address, $"{path}?device={LongName}").ToString());
            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync();
            await Eventually.TrueAsync(async () => await page.GetByTestId("loading").CountAsync() == 0, $"/{path} is loaded");

            foreach (var text in (string[])["100%", "200%"])
                await FitsAsync(page, $"/{path} with text of {text}", text, width);

            Assert.Equal("", await WidenedByOneLongWordAsync(page));
        }

        await page.CloseAsync();
    }

    [Fact]
    public async Task Two_hundred_boxes_are_found_looked_at_and_picked_and_their_sites_opened()
    {
        const int Boxes = 200;
        var page = await whole.OwnersPageAsync();
        await page.RouteAsync("**/api/devices", AddFleetAsync);
        await page.RouteAsync("**/api/sites", route => route.FulfillAsync(new() { Json = SitesOf(Boxes) }));
        await page.GotoAsync(whole.Appliance.Address.ToString());

        var rows = page.Locator("[data-device]");
        await Eventually.TrueAsync(async () => await rows.CountAsync() == 100, "the fleet begins with its list");
        Assert.EndsWith("/devices", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("Offline", await rows.First.Locator("[data-state]").InnerTextAsync());

        await page.GetByTestId("find-device").FillAsync("offline cafe");
        await Eventually.TrueAsync(async () => await rows.CountAsync() is > 0 and < 20, "the offline ones are found");
        await rows.First.GetByRole(AriaRole.Button).ClickAsync();
        var details = await page.GetByTestId("device-details").BoundingBoxAsync();
        var row = await rows.First.BoundingBoxAsync();
        Assert.True(details!.X >= row!.X + row.Width && details.Y < row.Y + row.Height, "the details stand beside the row");

        await page.GetByText("Show the room").ClickAsync();
        await page.GetByTestId("room-picker").FillAsync("bar 77");
        await page.GetByRole(AriaRole.Option).First.ClickAsync();
        Assert.Contains("device=box-77", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        Assert.StartsWith("Bar 77", await page.GetByTestId("room-picker").InputValueAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Manage" }).ClickAsync();
        await Eventually.TrueAsync(async () => await page.GetByTestId("site").CountAsync() == Boxes / 10, "the sites are listed");
        // The page once had 38,000 here, and stood still.
        Assert.InRange(await page.EvaluateAsync<int>("document.querySelectorAll('*').length"), 1, 1000);
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

    /// <summary>What is loaded late, or moves to its new size, takes a moment until it stands.</summary>
    private static async Task FitsAsync(IPage page, string what, string text, int width)
    {
        var (element, widest) = ("", 0);
        await Eventually.TrueAsync(
            async () =>
            {
                (element, widest) = await WidestAsync(page, text);
                return widest == width;
            },
            $"{what} takes {width} pixels",
            () => Task.FromResult($"{widest} pixels; farthest out stands {element}"));
    }

    /// <returns>How wide the page is with text of this size, and what reaches farthest out of it.</returns>
    private static async Task<(string Element, int Widest)> WidestAsync(IPage page, string text)
    {
        var widest = await page.EvaluateAsync<int>(
            "text => { document.documentElement.style.fontSize = text; return Math.max(document.documentElement.scrollWidth, innerWidth); }", text);
        var element = await page.EvaluateAsync<string>(
            """
            () => [...document.body.querySelectorAll('*')].map((e) => [e.getBoundingClientRect().right, e])
              .sort(([a], [b]) => b - a).slice(0, 1).map(([right, e]) => `${right.toFixed(0)} ${e.outerHTML.slice(0, 200)}`)[0]
            """);
        return (element, widest);
    }

    /// <summary>Puts a word without an end into one sentence after the other: somebody's playlist may have it for a name.</summary>
    /// <returns>The sentences in which it makes the page wider than the window.</returns>
    private static Task<string> WidenedByOneLongWordAsync(IPage page) =>
        page.EvaluateAsync<string>(
            """
            () => {
              const word = 'Donaudampfschifffahrtsgesellschaftskapitaensmuetze';
              const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
              const wide = [];
              while (texts.nextNode()) {
                const said = texts.currentNode.nodeValue;
                if (!texts.currentNode.parentElement.closest('p, h1, h2, h3') || !/\p{L}/u.test(said)) continue;
                texts.currentNode.nodeValue = word;
                if (document.documentElement.scrollWidth > innerWidth) wide.push(said);
                texts.currentNode.nodeValue = said;
              }
              return wide.join('; ');
            }
            """);

    /// <summary>Two hundred more boxes, ten in each site; one of 25 is offline.</summary>
    private static async Task AddFleetAsync(IRoute route)
    {
        var answer = await route.FetchAsync();
        var devices = JsonNode.Parse(await answer.TextAsync())!.AsArray();
        for (var i = 0; i < 200; i++)
        {
            var box = devices[0]!.DeepClone();
            box["id"] = $"box-{i}";
            if (i % 25 == 7) box["state"] = "offline";
            box["place"] = new JsonObject
            {
                ["site"] = $"site-{i / 10}",
                ["siteName"] = $"Café {i / 10}",
                ["room"] = $"room-{i}",
                ["roomName"] = $"Bar {i}",
            };
            devices.Add(box);
        }

        await route.FulfillAsync(new() { Response = answer, Body = devices.ToJsonString() });
    }

    private static object[] SitesOf(int boxes) =>
        [
            .. Enumerable.Range(0, boxes).Chunk(10).Select((numbers, site) => new
            {
                id = $"site-{site}",
                name = $"Café {site}",
                rooms = numbers.Select(i => new { id = $"room-{i}", name = $"Bar {i}", devices = new[] { $"box-{i}" } }),
            }),
        ];

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
