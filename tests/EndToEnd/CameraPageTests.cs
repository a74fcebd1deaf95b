using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Roomtone.Lab;
using Roomtone.Lab.Demo;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>A page that is the room's camera, with a camera that shows a photograph.</summary>
public sealed class CameraPageTests(WholeAppliance whole)
{
    /// <summary>Bytes. Four faces with eight shares each take 1,800.</summary>
    private const int LongestRequest = 8 * 1024;

    /// <summary>Lets the test look at the tracks that the page has opened.</summary>
    private const string KeepTracks =
        """
        const devices = navigator.mediaDevices, ask = devices.getUserMedia.bind(devices);
        window.tracks = [];
        devices.getUserMedia = async (wanted) => { const stream = await ask(wanted); window.tracks.push(...stream.getTracks()); return stream; };
        """;

    [Fact]
    public async Task The_camera_of_a_page_becomes_the_rooms_mood_in_numbers_and_stop_ends_it_at_once()
    {
        var folder = new DemoFolder(Repository.RunFolder!, "end-to-end-browser");
        await using var appliance = new Appliance(folder, Repository.Root!, "browser", TimeProvider.System, _ => { });
        await appliance.StartAsync(forgetHistory: true, TestContext.Current.CancellationToken);
        var course = new DemoScenario(new DemoOptions(), appliance, _ => { }, TimeProvider.System);
        Assert.True(await course.DashboardOpensAsync(TestContext.Current.CancellationToken));
        await using var browser = await FakeCamera.LaunchAsync(whole, "sample6.jpg");
        var context = await browser.NewContextAsync();
        var sent = new List<IRequest>();
        context.Request += (_, request) => { lock (sent) sent.Add(request); };
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(KeepTracks);
        await RoomPage.LogInAsync(page, appliance.Address, Appliance.Owner, appliance.Password);
        await ListenPage.OpenAsync(page, appliance.Address);

        await page.GetByTestId("eye-start").ClickAsync();
        await Eventually.TrueAsync(() => Task.FromResult(ReadingsIn(sent).Count(faces => faces > 0) >= 5), "readings with faces are sent");
        await Eventually.TrueAsync(
            async () =>
            {
                var mood = await page.GetByTestId("mood-label").First.GetAttributeAsync("data-value");
                return WholeAppliance.Moods.Contains(mood);
            },
            "the room shows a mood"
        );
        Assert.Equal("live", await page.EvaluateAsync<string>("tracks[0].readyState"));
        await page.GetByTestId("eye-stop").ClickAsync();

        Assert.Equal("ended", await page.EvaluateAsync<string>("tracks.map((track) => track.readyState).join()"));
        await Eventually.TrueAsync(() => Task.FromResult(ReadingsIn(sent).Contains(-1)), "the page says that it watches no more");
        lock (sent) Assert.All(sent, HoldsNoPicture);
    }

    /// <summary>How many faces each reading has; -1 for the last word of a camera.</summary>
    private static List<int> ReadingsIn(List<IRequest> sent)
    {
        lock (sent)
            return
            [
                .. from request in sent
                   where request.Url.EndsWith("/browser/readings", StringComparison.Ordinal)
                   let reading = JsonDocument.Parse(request.PostData!).RootElement
                   select reading.GetProperty("isWatching").GetBoolean() ? reading.GetProperty("faces").GetArrayLength() : -1,
            ];
    }

    private static void HoldsNoPicture(IRequest request)
    {
        Assert.InRange(request.Url.Length, 0, 300);
        if (request.PostDataBuffer is not { Length: > 0 } body) return;
        Assert.InRange(body.Length, 1, LongestRequest);
        // Text of the API's own: a picture would not be JSON, and in letters it would be a long word.
        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(body));
        Assert.DoesNotMatch("[A-Za-z0-9+/=_-]{120,}", json.RootElement.GetRawText());
    }
}
