using Microsoft.Playwright;
using Roomtone.Lab;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>The pages for people who do not see them or do not use a pointer.</summary>
public sealed class AccessibleTests(WholeAppliance whole)
{
    private const int MostStops = 120;

    private static readonly int[] Widths = [390, 1440];

    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    private static readonly string[] Buttons = ["listen-start", "play-here", "back", "play", "skip", "spotify-login", "find-music", "by-hand-calm"];

    [Theory]
    [InlineData(390, "light")]
    [InlineData(1280, "dark")]
    public async Task Axe_finds_nothing_in_the_page(int width, string scheme)
    {
        var page = await OpenAsync(width, scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light);
        await page.GetByTestId("find-music").ClickAsync();
        await page.GetByText("From YouTube and SoundCloud").ClickAsync();
        await page.GetByTestId("link-mood").SelectOptionAsync("point");
        await Eventually.TrueAsync(async () => await page.GetByTestId("loading").CountAsync() == 0, "everything is loaded");
        Assert.Empty(await FaultsAsync(page));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Axe_finds_nothing_in_any_page_light_or_dark_small_or_large()
    {
        var page = await OpenAsync(390, ColorScheme.Light);
        List<string> found = [];
        foreach (var path in PageTests.Pages.Append("wall"))
        {
            await page.GotoAsync(new Uri(whole.Appliance.Address, path).ToString());
            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync();
            await Eventually.TrueAsync(async () => await page.GetByTestId("loading").CountAsync() == 0, $"/{path} is loaded");
            foreach (var (width, scheme) in from width in Widths from scheme in Schemes select (width, scheme))
            {
                await page.SetViewportSizeAsync(width, 844);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                found.AddRange((await FaultsAsync(page)).Select(fault => $"/{path} at {width}, {scheme}: {fault}"));
            }
        }

        Assert.Empty(found);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Sleep_and_wake_work_by_keyboard_on_a_phone_and_axe_finds_nothing()
    {
        var page = await OpenAsync(390, ColorScheme.Dark);
        await page.GotoAsync(whole.Appliance.Address.ToString());
        await PressAsync(page, "wake-open");
        await page.GetByTestId("wake-time").FillAsync("23:59");
        await page.GetByTestId("wake-sunday").PressAsync("Space");
        await Eventually.TrueAsync(async () => await page.GetByTestId("loading").CountAsync() == 0, "everything is loaded");
        Assert.Empty(await FaultsAsync(page));
        await page.GetByTestId("wake-percent").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("wake-state")).ToContainTextAsync("Wakes at 23:59 by the room’s clock, Sun");
        await PressAsync(page, "wake-remove");
        await Assertions.Expect(page.GetByTestId("wake-state")).ToHaveTextAsync("No wake-up is set.");

        await PressAsync(page, "sleep-60");
        await Assertions.Expect(page.GetByTestId("sleep-state")).ToContainTextAsync("Fades out until");
        await PressAsync(page, "sleep-end");
        await Assertions.Expect(page.GetByTestId("sleep-state")).ToHaveTextAsync("Fade out and pause in");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Every_button_is_reached_by_the_keyboard_alone_and_shows_that_it_is()
    {
        var page = await OpenAsync(390, ColorScheme.Light);
        HashSet<string> reached = [];
        List<string> unseen = [];
        for (var stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var (name, isSeen) = await FocusAsync(page);
            reached.Add(name);
            if (!isSeen) unseen.Add(name);
        }

        Assert.Empty(Buttons.Except(reached));
        Assert.Empty(unseen);
        await page.GetByTestId("find-music").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("library-search").WaitForAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>What axe has to say against the page as it is now, each with its place.</summary>
    internal static async Task<string[]> FaultsAsync(IPage page)
    {
        var axe = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root!, "src/Dashboard/web/node_modules/axe-core/axe.min.js"), TestContext.Current.CancellationToken);
        await page.EvaluateAsync(axe);
        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
              return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
            }
            """);
    }

    private static async Task<(string Name, bool IsSeen)> FocusAsync(IPage page)
    {
        var found = await page.EvaluateAsync<string[]>(
            """
            () => {
              const it = document.activeElement;
              if (it === null || it === document.body) return ['', 'yes'];
              const ring = (element) => getComputedStyle(element).outlineStyle !== 'none' && getComputedStyle(element).outlineWidth !== '0px';
              // A field's frame may show it, and a file's own input is drawn by its label.
              const isSeen = ring(it) || [it.parentElement, it.nextElementSibling].some((other) => other !== null && ring(other));
              return [it.dataset.testid ?? it.outerHTML.slice(0, 120), isSeen ? 'yes' : 'no'];
            }
            """);
        return (found[0], found[1] == "yes");
    }

    private static async Task PressAsync(IPage page, string button)
    {
        await Assertions.Expect(page.GetByTestId(button)).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await page.GetByTestId(button).PressAsync("Enter");
    }

    private async Task<IPage> OpenAsync(int width, ColorScheme scheme)
    {
        var page = await whole.OwnersPageAsync(new()
        {
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 844 },
        });
        await page.GotoAsync(new Uri(whole.Appliance.Address, "listen").ToString());
        await page.GetByTestId("now-here").WaitForAsync();
        return page;
    }
}
