using Microsoft.Playwright;
using Roomtone.Lab.Demo;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>A guest at a table, from the code that the owner makes to the song that sounds.</summary>
public sealed class WishTests(WholeAppliance whole)
{
    [Fact]
    public async Task A_guest_scans_the_code_wishes_for_a_song_on_a_phone_and_hears_it()
    {
        await whole.IsPlayingAsync();
        var owner = await whole.OwnersPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 1000 } });
        await owner.GotoAsync(new Uri(whole.Appliance.Address, $"devices/{Appliance.Device}").ToString());
        await owner.GetByTestId("guests-on").CheckAsync();
        await owner.GetByTestId("guests-save").ClickAsync();
        await Assertions.Expect(owner.GetByTestId("guests-status")).ToContainTextAsync("Saved");
        await owner.GetByTestId("guests-make").ClickAsync();
        var address = await owner.GetByTestId("guests-address").InnerTextAsync();
        await owner.GetByTestId("guest-qr").WaitForAsync();

        await using var browser = await whole.LaunchAsync();
        var phone = await browser.NewPageAsync(
            new() { ViewportSize = new() { Width = 390, Height = 844 }, ReducedMotion = ReducedMotion.Reduce });
        phone.SetDefaultTimeout((float)Eventually.Limit.TotalMilliseconds);
        await phone.GotoAsync(address);
        await WishAsync(phone);
        var mine = phone.GetByTestId("wish-list").Locator("li[data-yours=true]");
        await Assertions.Expect(mine.First).ToContainTextAsync("Yours");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await phone.EmulateMediaAsync(new() { ColorScheme = scheme });
            Assert.Empty(await AccessibleTests.FaultsAsync(phone));
        }

        // One that the mood holds back waits for some minutes; the house skips what sounds before it.
        await phone.GetByTestId("wish-list").Locator("li[data-state=next]").WaitForAsync();
        await whole.Page.PressAsync("skip");
        var sounding = phone.GetByTestId("wish-list").Locator("li[data-state=sounding]");
        await sounding.WaitForAsync();
        await Assertions.Expect(sounding).ToContainTextAsync("It sounds now.");
        var title = await sounding.Locator("bdi").First.InnerTextAsync();
        await Assertions.Expect(phone.GetByTestId("wish-now")).ToHaveTextAsync(title);

        await Assertions.Expect(owner.GetByTestId("guests-wishes")).ToContainTextAsync(title);
        Assert.Empty(await AccessibleTests.FaultsAsync(owner));
        await owner.GetByTestId("guests-remove").ClickAsync();
        await owner.GetByTestId("guests-remove").ClickAsync();
        await phone.ReloadAsync();
        await Assertions.Expect(phone.GetByTestId("wish-refusal")).ToContainTextAsync("This code does not count");
        await owner.CloseAsync();
    }

    /// <summary>Wishes for a song that may come at once, or for three of which one comes first.</summary>
    private static async Task WishAsync(IPage phone)
    {
        var found = phone.GetByTestId("wish-found").Locator("li");
        var said = phone.GetByTestId("wish-said");
        var wished = 0;
        foreach (var text in new[] { "a", "t", "s", "e", "m", "b" })
        {
            await phone.GetByTestId("wish-search").FillAsync(text);
            await Assertions.Expect(said).Not.ToHaveTextAsync("Searching…");
            if (await found.CountAsync() == 0) continue;
            await found.First.GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(said).Not.ToHaveTextAsync("");
            var answer = await said.InnerTextAsync();
            if (!answer.StartsWith("Wished: ", StringComparison.Ordinal)) continue;
            if (answer.Contains("It comes next", StringComparison.Ordinal) || ++wished == 3) return;
        }

        Assert.True(wished > 0, "No song could be wished for.");
    }
}
