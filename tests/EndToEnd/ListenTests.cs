using System.Diagnostics;
using Dapper;
using Microsoft.Playwright;
using Roomtone.Database;
using Roomtone.Lab;
using Roomtone.Lab.Demo;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>A laptop and nothing else: its browser is the room's camera, which shows a photograph, and the room's speaker.</summary>
public sealed class ListenTests(WholeAppliance whole, ITestOutputHelper output)
{
    /// <summary>Larger than any word of this page to the box, and smaller than any picture of its camera.</summary>
    private const int LongestWord = 16 * 1024;

    [Fact]
    public async Task A_laptop_alone_reads_the_room_and_plays_and_when_its_page_closes_the_box_plays()
    {
        var folder = new DemoFolder(Repository.RunFolder!, "end-to-end-listen");
        await using var appliance = new Appliance(folder, Repository.Root!, "browser", TimeProvider.System, _ => { });
        await appliance.StartAsync(forgetHistory: true, TestContext.Current.CancellationToken);
        var course = new DemoScenario(new DemoOptions(), appliance, _ => { }, TimeProvider.System);
        Assert.True(await course.DashboardOpensAsync(TestContext.Current.CancellationToken));
        await using var browser = await whole.BrowserWithCameraAsync(Film(folder));
        var page = await browser.NewPageAsync();
        await PageSounds.RememberAsync(page);
        var sent = Record(page);
        await RoomPage.LogInAsync(page, appliance.Address, Appliance.Owner, appliance.Password);
        await page.GotoAsync(new Uri(appliance.Address, "listen").ToString());

        var opened = Stopwatch.StartNew();
        await page.GetByTestId("listen-start").ClickAsync();

        var listen = new RoomPage(page);
        await Eventually.TrueAsync(
            async () => await listen.MoodAsync() is var mood && WholeAppliance.Moods.Contains(mood), "the expression before the camera is the room's mood");
        output.WriteLine($"the room has a mood {opened.Elapsed.TotalSeconds:0.0} s after Start");
        await Eventually.TrueAsync(() => PageSounds.InAsync(page), "a track sounds in the page");
        using var player = await LocalPlayer.ConnectAsync(appliance.Programs.Player);
        Assert.False(await player.SoundsAsync());

        var first = await listen.TrackAsync();
        await listen.PressAsync("skip");
        await Eventually.TrueAsync(
            async () => await listen.TrackAsync() is { Length: > 0 } now && now != first && await PageSounds.InAsync(page), "another one sounds");
        await listen.PressAsync("like");
        await Eventually.TrueAsync(() => Stored(appliance) is { Skips: > 0, Likes: > 0, Moods: > 0 }, "skip, like and mood stand in the database");

        Assert.Contains(sent, word => word.Contains("/browser/readings", StringComparison.Ordinal));
        Assert.DoesNotContain(sent, word => word.Length > LongestWord || word.Contains("image", StringComparison.Ordinal));

        var closed = Stopwatch.StartNew();
        await page.CloseAsync();
        await Eventually.TrueAsync(player.SoundsAsync, "the box plays once the page is closed");
        output.WriteLine($"the box plays {closed.Elapsed.TotalSeconds:0.0} s after the page was closed");
    }

    [Fact]
    public async Task Videos_and_tracks_of_others_sound_in_the_page_where_the_room_names_them()
    {
        var folder = new DemoFolder(Repository.RunFolder!, "end-to-end-listen");
        await using var appliance = new Appliance(folder, Repository.Root!, "browser", TimeProvider.System, _ => { })
        {
            Players = new DemoPlayers(folder, Repository.Root!, TimeProvider.System),
        };
        await appliance.StartAsync(forgetHistory: true, TestContext.Current.CancellationToken);
        var course = new DemoScenario(new DemoOptions(), appliance, _ => { }, TimeProvider.System);
        Assert.True(await course.DashboardOpensAsync(TestContext.Current.CancellationToken));
        await using var browser = await whole.BrowserWithCameraAsync(Film(folder));
        var page = await browser.NewPageAsync();
        await PageSounds.RememberAsync(page);
        var listen = await RoomPage.LogInAsync(page, appliance.Address, Appliance.Owner, appliance.Password);
        await page.GotoAsync(new Uri(appliance.Address, "listen").ToString());
        await page.GetByTestId("play-here").ClickAsync();
        await Eventually.TrueAsync(() => PageSounds.InAsync(page), "a track of the library sounds in the page");

        foreach (var provider in (string[])["youtube", "soundcloud"])
        {
            await listen.SetSourcesAsync(provider);
            await listen.PressAsync("skip");
            await Eventually.TrueAsync(
                async () => appliance.Watch.Track?.Track?.Provider == provider && await PageSounds.InAsync(page), $"{provider} sounds in the page");
            Assert.Contains("(stand-in)", await listen.TrackAsync(), StringComparison.Ordinal);
            await Eventually.TrueAsync(() => Started(appliance, provider) > 0, $"the track of {provider} stands in the database");
        }
    }

    private static long Started(Appliance appliance, string provider)
    {
        using var connection = LocalDatabase.Open(appliance.Programs.Database.ConnectionString);
        return connection.QuerySingle<long>(
            "SELECT COUNT(*) FROM track_events WHERE what = 'started' AND provider = @provider", new { provider });
    }

    /// <summary>What Chromium takes for a camera: one photograph of a face, again and again.</summary>
    private static string Film(DemoFolder folder)
    {
        var film = Path.Combine(folder.Of("camera"), "film.y4m");
        using var ffmpeg = Process.Start("ffmpeg", [
            "-v", "error", "-y", "-loop", "1", "-i", Path.Combine(folder.Pictures, "sample1.jpg"), "-t", "1", "-r", "10",
            "-vf", "scale=640:480:force_original_aspect_ratio=decrease,pad=640:480:-1:-1", "-pix_fmt", "yuv420p", film,
        ]);
        ffmpeg.WaitForExit();
        Assert.Equal(0, ffmpeg.ExitCode);
        return film;
    }

    /// <summary>The method, address and body of all that the page sends from now on.</summary>
    private static List<string> Record(IPage page)
    {
        List<string> sent = [];
        page.Request += (_, request) =>
        {
            if (request.Method != "GET") sent.Add($"{request.Method} {request.Url} {request.PostData}");
        };
        return sent;
    }

    private static (long Skips, long Likes, long Moods) Stored(Appliance appliance)
    {
        using var connection = LocalDatabase.Open(appliance.Programs.Database.ConnectionString);
        return connection.QuerySingle<(long, long, long)>(
            """
            SELECT (SELECT COUNT(*) FROM track_events WHERE what = 'skipped'), (SELECT COUNT(*) FROM feedback_events WHERE what = 'like'),
              (SELECT COUNT(*) FROM mood_events WHERE mood <> 'unknown')
            """);
    }
}
