using Roomtone.Contracts;
using Roomtone.EdgeAgent.Tests.Speaker.Page;
using Roomtone.Lab.Spotify;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Spotify;

/// <summary>A page that is the room's speaker and a device of Spotify Connect, which the box steers as any other.</summary>
public sealed class PageDeviceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_track_goes_on_in_the_page_once_somebody_has_logged_in_there()
    {
        await using var home = (await Home.OpenAsync(_folder)).WithTracks();
        await home.AdvanceAsync(10);
        Assert.Equal(FakeSpotify.Speaker, home.Spotify.Player.Device!.Name);
        var track = home.Spotify.Player.Track;

        var (page, device) = await ComeAsync(home);
        await home.AdvanceAsync(4);

        Assert.Equal((device, track, true), (home.Spotify.Player.Device, home.Spotify.Player.Track, home.Spotify.Player.IsPlaying));
        Assert.InRange(home.Spotify.Player.Position.TotalSeconds, 9, 20);
        Assert.Equal(PlayState.Playing, home.Live.State);
        Assert.Null(home.Live.Notice);
        Assert.True(page.IsTurn);
    }

    [Theory]
    [InlineData("closed", "is closed, asleep, or no longer the room's speaker")]
    [InlineData("asleep", "is closed, asleep, or no longer the room's speaker")]
    [InlineData("account", "Spotify plays in a page only for accounts with Premium.")]
    public async Task A_page_in_which_Spotify_is_gone_gives_way_to_the_next_route(string fault, string sentence)
    {
        await using var home = (await Home.OpenAsync(_folder)).WithTracks();
        home.Spotify.Device(FakeSpotify.Speaker).IsGone = true;
        home.Spotify.Device("Phone").IsGone = true;
        var (page, device) = await ComeAsync(home);
        await home.BecomesAsync(() => home.Spotify.Player.Device == device && home.Spotify.Player.IsPlaying, "Spotify sounds in the page");

        if (fault == "closed") page.Leave();
        else if (fault == "asleep") page.IsAsleep = true;
        else (page.SpotifyDevice, page.SpotifyFault) = (null, "Spotify plays in a page only for accounts with Premium.");
        var began = home.Clock.GetUtcNow();
        await home.BecomesAsync(() => home.Local.State == PlayState.Playing || page.Track is { Provider: "local" }, "something else sounds");

        Assert.InRange((home.Clock.GetUtcNow() - began).TotalSeconds, 0, 6);
        Assert.Contains(sentence, home.Live.Notice, StringComparison.Ordinal);
        Assert.Contains(DeviceHappenings.SpeakerLost, home.Happenings);
    }

    [Fact]
    public async Task A_page_that_comes_back_without_Premium_is_told_in_place_of_that_it_was_closed()
    {
        await using var home = (await Home.OpenAsync(_folder)).WithTracks();
        home.Spotify.Device(FakeSpotify.Speaker).IsGone = true;
        home.Spotify.Device("Phone").IsGone = true;
        var (page, device) = await ComeAsync(home);
        await home.BecomesAsync(() => home.Spotify.Player.Device == device && home.Spotify.Player.IsPlaying, "Spotify sounds in the page");
        page.Leave();
        await home.BecomesAsync(() => home.Live.Notice?.Contains("is closed", StringComparison.Ordinal) == true, "it is told that it is closed");

        var reloaded = await home.OpenPageAsync("local");
        reloaded.Claim();
        await home.BecomesAsync(() => reloaded.Track is { Provider: "local" }, "the library sounds in it");
        reloaded.SpotifyFault = "Spotify plays in a page only for accounts with Premium.";

        await home.BecomesAsync(
            () => home.Live.Notice?.StartsWith(reloaded.SpotifyFault, StringComparison.Ordinal) == true, "it is told why Spotify is not there");
        await home.AdvanceAsync(30);
        Assert.StartsWith(reloaded.SpotifyFault, home.Live.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_has_gone_is_not_played_on_although_Spotify_still_lists_it()
    {
        await using var home = (await Home.OpenAsync(_folder, settings => settings with { Device = "" })).WithTracks();
        var (page, device) = await ComeAsync(home);
        await home.BecomesAsync(() => home.Spotify.Player.Device == device, "Spotify sounds in the page");
        page.Leave();

        await home.BecomesAsync(() => home.Spotify.Player.Device != device && home.Spotify.Player.IsPlaying, "it sounds on another speaker");
    }

    [Fact]
    public async Task A_page_of_another_account_is_told()
    {
        await using var home = (await Home.OpenAsync(_folder)).WithTracks();
        var page = await home.OpenPageAsync("local");
        page.SpotifyDevice = "ofsomebodyelse";
        page.Claim();

        await home.BecomesAsync(() => home.Live.Notice?.Contains("with the account that the box uses", StringComparison.Ordinal) == true, "it is told");
        await home.BecomesAsync(() => page.Track is { Provider: "local" }, "the page plays what it can");
    }

    private static async Task<(PretendedPage Page, FakeSpotifyDevice Device)> ComeAsync(Home home)
    {
        var device = new FakeSpotifyDevice("Room (page)");
        home.Spotify.Add(device);
        var page = await home.OpenPageAsync("local");
        page.SpotifyDevice = device.Id;
        page.Claim();
        return (page, device);
    }
}
