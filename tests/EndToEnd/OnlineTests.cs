using Microsoft.Playwright;
using Roomtone.Lab;
using Roomtone.Lab.Demo;
using Roomtone.Lab.Spotify;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>Music of others in a page, with stand-ins: YouTube found with the owner's key, and Spotify's own player.</summary>
public sealed class OnlineTests(WholeAppliance whole)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Videos_are_found_added_and_played_and_Spotify_sounds_in_the_page_until_its_account_has_no_Premium()
    {
        var folder = new DemoFolder(Repository.RunFolder!, "end-to-end-online");
        var spotify = new DemoSpotify(folder, Repository.Root!, TimeProvider.System, inPage: true);
        await using var appliance = new Appliance(folder, Repository.Root!, "pictures", TimeProvider.System, _ => { })
        {
            Spotify = spotify,
            Players = new DemoPlayers(folder, Repository.Root!, TimeProvider.System, spotify.Address),
        };
        await appliance.StartAsync(forgetHistory: true, Token);
        var course = new DemoScenario(new DemoOptions(), appliance, _ => { }, TimeProvider.System);
        Assert.True(await course.DashboardOpensAsync(Token));
        await using var browser = await whole.LaunchAsync();
        var page = await browser.NewPageAsync();
        await PageSounds.RememberAsync(page);
        var listen = await RoomPage.LogInAsync(page, appliance.Address, Appliance.Owner, appliance.Password);
        await page.GotoAsync(new Uri(appliance.Address, "listen").ToString());

        await FindAndPlayAsync(page, listen, appliance);
        await PlaySpotifyAsync(page, listen, appliance);
        await LosePremiumAsync(page, listen, appliance);
    }

    private static async Task FindAndPlayAsync(IPage page, RoomPage listen, Appliance appliance)
    {
        await Eventually.TrueAsync(() => SoundsHereAsync(page), "the page is the speaker");
        await listen.PressAsync("find-music");
        await page.GetByText("From YouTube and SoundCloud").ClickAsync();
        await listen.FillAsync("online-text", "rain");
        await listen.PressAsync("online-go");
        var aurora = page.GetByTestId("found-video").Filter(new() { HasText = "Aurora" });
        await aurora.WaitForAsync();
        Assert.Contains("99 searches left today", await page.GetByTestId("online-count").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByTestId("link-mood").SelectOptionAsync("calm");
        await aurora.GetByTestId("video-play").ClickAsync();
        await Eventually.TrueAsync(
            async () => appliance.Watch.Track?.Track is { Provider: "youtube", Title: "Aurora (stand-in)" } && await SoundsHereAsync(page),
            "the video that was found sounds in the page");

        await listen.FillAsync("online-text", "https://www.youtube.com/playlist?list=PLstandin");
        await listen.PressAsync("online-go");
        await page.GetByTestId("video-refusal").First.WaitForAsync();
        var refusals = await page.GetByTestId("video-refusal").AllInnerTextsAsync();
        Assert.Contains(refusals, refusal => refusal.Contains("removed", StringComparison.Ordinal));
        Assert.Contains(refusals, refusal => refusal.Contains("age", StringComparison.Ordinal));
        Assert.Contains(refusals, refusal => refusal.Contains("owner does not let it play", StringComparison.Ordinal));

        await listen.FillAsync("online-text", "used up");
        await listen.PressAsync("online-go");
        await Eventually.TrueAsync(
            async () => (await page.GetByTestId("online-fault").AllInnerTextsAsync()).Any(fault => fault.Contains("are used up until", StringComparison.Ordinal)),
            "the day's searches are used up");
    }

    private static async Task PlaySpotifyAsync(IPage page, RoomPage listen, Appliance appliance)
    {
        List<string> sent = [];
        page.Request += (_, request) => sent.Add($"{request.Url} {request.PostData} {string.Join(' ', request.Headers.Values)}");
        await listen.PressAsync("spotify-login"); // Its page agrees at once, and comes back.
        await page.GetByTestId("spotify-logout").WaitForAsync();
        Assert.Equal("/listen", new Uri(page.Url).PathAndQuery);
        await Eventually.TrueAsync(
            async () => await SoundsHereAsync(page) && await page.GetByText("Spotify can sound here.").CountAsync() > 0, "the page is a device of Spotify");
        await listen.SetSourcesAsync("spotify"); // Nothing else may take over where a busy machine is late.
        await listen.PressAsync("skip");
        var account = appliance.Spotify!.StandIn;
        await Eventually.TrueAsync(
            async () => appliance.Watch.Track?.Track?.Provider == "spotify" && await SoundsHereAsync(page), "Spotify sounds in the page");
        Assert.Equal("Roomtone demo (page)", account.Player.Device!.Name);

        await listen.PressAsync("play");
        await Eventually.TrueAsync(async () => !account.Player.IsPlaying && !await PageSounds.InAsync(page), "it is paused in the page");
        await listen.PressAsync("play");
        await Eventually.TrueAsync(() => SoundsHereAsync(page), "it goes on");

        var token = await page.EvaluateAsync<string>("JSON.parse(sessionStorage.getItem('roomtone.spotify.tokens')).access");
        var box = appliance.Address.ToString();
        Assert.Contains(sent, said => said.StartsWith(box, StringComparison.Ordinal));
        Assert.DoesNotContain(
            sent, said => said.StartsWith(box, StringComparison.Ordinal) && said.Contains(token, StringComparison.Ordinal));
    }

    private static async Task LosePremiumAsync(IPage page, RoomPage listen, Appliance appliance)
    {
        await listen.SetSourcesAsync("spotify", "library");
        appliance.Spotify!.StandIn.Faults = new FakeSpotifyFaults { NoPremium = true };
        await page.ReloadAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                await SoundsHereAsync(page); // A page that was loaded anew asks for a tap first.
                var faults = await page.GetByTestId("spotify-fault").AllInnerTextsAsync();
                return faults.Any(fault => fault.Contains("only for accounts with Premium", StringComparison.Ordinal));
            },
            "the page says why Spotify is not there");
        await Eventually.TrueAsync(
            async () => appliance.Watch.Track?.Track?.Provider == "local" && await SoundsHereAsync(page), "the library sounds in the page instead");
        await Eventually.TrueAsync(
            async () => (await listen.SpeakerNoticeAsync()).Contains("only for accounts with Premium", StringComparison.Ordinal),
            "the box says why, too",
            listen.SpeakerNoticeAsync);
    }

    /// <summary>A page that a busy machine kept from speaking has lost its turn, and takes it back with a tap.</summary>
    private static async Task<bool> SoundsHereAsync(IPage page)
    {
        var takes = page.GetByTestId("play-here").And(page.Locator("button:not([aria-busy])"));
        if (await takes.CountAsync() > 0) await takes.ClickAsync();
        return await PageSounds.InAsync(page);
    }
}
