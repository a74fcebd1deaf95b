using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Roomtone.Lab;
using Roomtone.Lab.Demo;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>The week of a room, made in a real browser and taken by the real agent.</summary>
public sealed class ScheduleTests(WholeAppliance whole)
{
    [Fact]
    public async Task A_week_made_by_dragging_is_saved_taken_by_the_box_and_there_after_a_reload()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 1440, Height = 1200 } });
        await page.GetByTestId("start-empty").ClickAsync();

        var column = page.GetByTestId("column").Nth(2);
        await DragAsync(page, column, (0.5f, HourOf(9)), (0.5f, HourOf(11)));
        await page.GetByTestId("block-name").FillAsync("Breakfast");
        await page.GetByTestId("block-aim").SelectOptionAsync("lift");
        await page.GetByTestId("block-done").ClickAsync();
        var block = page.GetByTestId("block").First;
        Assert.Contains("09:00 to 11:00", await block.InnerTextAsync(), StringComparison.Ordinal);

        // An hour later and a day on.
        var next = page.GetByTestId("column").Nth(3);
        await DragAsync(page, column, (0.5f, HourOf(10)), (0.5f, HourOf(11)), next);
        Assert.Contains("10:00 to 12:00", await next.GetByTestId("block").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByTestId("schedule-save").ClickAsync();
        await StateAsync(page, "applied");

        await page.ReloadAsync();
        var kept = await page.GetByTestId("column").Nth(3).GetByTestId("block").InnerTextAsync();
        Assert.Contains("Breakfast", kept, StringComparison.Ordinal);
        Assert.Contains("10:00 to 12:00", kept, StringComparison.Ordinal);
        await ForgetAsync(page);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_finger_scrolls_at_once_and_holds_a_block_after_a_moment()
    {
        var page = await OpenAsync(new() { ViewportSize = new() { Width = 390, Height = 1400 }, HasTouch = true });
        await page.GetByTestId("start-empty").ClickAsync();
        await page.GetByTestId("add-block").ClickAsync();
        await page.GetByTestId("block-done").ClickAsync();
        var block = page.GetByTestId("block");
        var before = await block.InnerTextAsync();
        var session = await page.Context.NewCDPSessionAsync(page);

        await SlideAsync(session, block, () => Task.CompletedTask);
        Assert.Equal(before, await block.InnerTextAsync());

        await SlideAsync(session, block, () => page.Locator("[data-testid=block][data-held=true]").WaitForAsync());
        await Eventually.TrueAsync(async () => await block.InnerTextAsync() != before, "the block has moved");
        await page.GetByTestId("schedule-undo").ClickAsync();
        Assert.Equal(before, await block.InnerTextAsync());
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_in_the_page(int width, ColorScheme scheme)
    {
        var page = await OpenAsync(
            new() { ViewportSize = new() { Width = width, Height = 1200 }, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await page.GetByTestId("start-usual").ClickAsync();
        await page.GetByTestId("calendar-open").ClickAsync();
        var axe = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root!, "src/Dashboard/web/node_modules/axe-core/axe.min.js"), TestContext.Current.CancellationToken);
        await page.EvaluateAsync(axe);
        Assert.Empty(await BarriersAsync(page));

        await page.GetByTestId("add-block").First.ClickAsync();
        await page.GetByTestId("block-volume").CheckAsync();
        Assert.Empty(await BarriersAsync(page));
        await page.Context.CloseAsync();
    }

    /// <summary>The columns begin at six.</summary>
    private static float HourOf(int hour) => (hour - 6) / 18f;

    private static async Task DragAsync(
        IPage page, ILocator column, (float X, float Y) from, (float X, float Y) to, ILocator? other = null)
    {
        var (start, end) = (await column.BoundingBoxAsync(), await (other ?? column).BoundingBoxAsync());
        await page.Mouse.MoveAsync(start!.X + (start.Width * from.X), start.Y + (start.Height * from.Y) + 1);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(end!.X + (end.Width * to.X), end.Y + (end.Height * to.Y), new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    /// <summary>From its middle a good hour down; the page may have scrolled since the last one.</summary>
    private static async Task SlideAsync(ICDPSession session, ILocator block, Func<Task> before)
    {
        var box = await block.BoundingBoxAsync();
        var (x, y) = (box!.X + (box.Width / 2), box.Y + (box.Height / 2));
        await TouchAsync(session, "touchStart", x, y);
        await before();
        await TouchAsync(session, "touchMove", x, y + 30);
        await TouchAsync(session, "touchMove", x, y + 60);
        await TouchAsync(session, "touchEnd");
    }

    private static Task TouchAsync(ICDPSession session, string type, params float[] at)
    {
        object[] points = at is [var x, var y] ? [new { x, y }] : [];
        return session.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = points });
    }

    private static Task<string[]> BarriersAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        async () => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
          return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
        }
        """);

    private static Task StateAsync(IPage page, string state) =>
        page.Locator($"[data-testid=schedule-state][data-value={state}]").WaitForAsync();

    private async Task<IPage> OpenAsync(BrowserNewPageOptions options)
    {
        var page = await whole.OwnersPageAsync(options);
        await ForgetAsync(page);
        await page.GotoAsync(new Uri(whole.Appliance.Address, $"schedule?device={Appliance.Device}").ToString());
        return page;
    }

    /// <summary>The other tests have a room without a calendar.</summary>
    private async Task ForgetAsync(IPage page)
    {
        var address = new Uri(whole.Appliance.Address, $"api/devices/{Appliance.Device}/settings").ToString();
        var now = JsonNode.Parse(await (await page.APIRequest.GetAsync(address)).TextAsync())!["settings"]!;
        now["schedule"] = null;
        var answer = await page.APIRequest.PutAsync(
            address,
            new()
            {
                Data = new JsonObject { ["settings"] = now.DeepClone() }.ToJsonString(),
                Headers = new Dictionary<string, string> { ["X-Roomtone"] = "1", ["Content-Type"] = "application/json" },
            });
        Assert.True(answer.Ok, await answer.TextAsync());
    }
}
