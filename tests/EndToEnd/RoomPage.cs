using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Roomtone.Lab.Demo;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>The Room page as a person uses it.</summary>
internal sealed class RoomPage(IPage page)
{
    public IPage Tab => page;

    public static async Task<RoomPage> LogInAsync(IPage page, Uri address, string name, string password)
    {
        page.SetDefaultTimeout((float)Eventually.Limit.TotalMilliseconds);
        await page.GotoAsync(address.ToString());
        await page.GetByTestId("login-name").FillAsync(name);
        await page.GetByTestId("login-password").FillAsync(password);
        await page.GetByTestId("login-submit").ClickAsync();
        await page.GetByTestId("mood-label").WaitForAsync();
        return new RoomPage(page);
    }

    public Task<string> MoodAsync() => ValueAsync("mood-label");

    public Task<string> CameraStateAsync() => ValueAsync("camera-state");

    /// <summary>What it says of the last reading.</summary>
    public Task<string> LastReadAsync() => page.GetByTestId("last-read").InnerTextAsync();

    public async Task<string> TrackAsync() => (await page.GetByTestId("track-title").InnerTextAsync()).Trim();

    /// <summary>What is wrong with the speaker, or empty.</summary>
    public async Task<string> SpeakerNoticeAsync() =>
        (await page.GetByTestId("speaker-notice").AllInnerTextsAsync()).FirstOrDefault("").Trim();

    /// <param name="testId">The button's mark in the page.</param>
    public Task PressAsync(string testId) => page.GetByTestId(testId).First.ClickAsync();

    public async Task<string> NoticeAsync() => (await page.GetByTestId("notice").Last.InnerTextAsync()).Trim();

    /// <summary>How many tracks a card lists, each with its why.</summary>
    public async Task<int> ListedAsync(string card) => await page.GetByTestId(card).GetByTestId("track-row").CountAsync();

    /// <summary>Waits until a card lists as many tracks as asked; where it never does, what it says instead is told.</summary>
    public Task ListsAsync(string card, Func<int, bool> enough) =>
        Eventually.TrueAsync(async () => enough(await ListedAsync(card)), $"the card {card} lists what was asked for", () => CardAsync(card));

    /// <summary>What a card says, all of it.</summary>
    public Task<string> CardAsync(string card) => page.GetByTestId(card).InnerTextAsync();

    /// <summary>What comes next and what would fit, too, each with its why.</summary>
    public async Task<IReadOnlyList<string>> SuggestedAsync() =>
        await page.Locator("[data-testid=next-row], [data-testid=suggestions] [data-testid=track-row]").AllInnerTextsAsync();

    /// <summary>The ids of what comes next.</summary>
    public Task<string[]> NextAsync() => page.GetByTestId("next-row").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.track)");

    /// <summary>Presses a button in a row.</summary>
    public Task PressInAsync(string row, int at, string button) => page.GetByTestId(row).Nth(at).GetByTestId(button).ClickAsync();

    /// <summary>The id of what plays, as the dashboard has it.</summary>
    public async Task<string?> PlayingAsync() =>
        (await AskAsync("GET", "/api/devices"))!.Value[0].GetProperty("track").GetProperty("track") is { ValueKind: JsonValueKind.Object } track
            ? track.GetProperty("id").GetString()
            : null;

    public async Task<string> ArtistAsync() => (await page.GetByTestId("track-artist").InnerTextAsync()).Trim();

    public Task FillAsync(string testId, string text) => page.GetByTestId(testId).FillAsync(text);

    /// <summary>Presses the button with this label.</summary>
    public Task PressLabelAsync(string label) => page.GetByLabel(label).First.ClickAsync();

    /// <summary>Asks the API as the page does.</summary>
    /// <returns>The answer as JSON; null where it is empty.</returns>
    public async Task<JsonElement?> AskAsync(string method, string path, object? body = null)
    {
        const string Fetch = """
            async ({ method, path, body }) => {
              const answer = await fetch(path, { method, headers: { 'X-Roomtone': '1', 'Content-Type': 'application/json' }, body: body ?? undefined });
              const text = await answer.text();
              if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
              return text;
            }
            """;
        var text = await page.EvaluateAsync<string>(
            Fetch,
            new
            {
                method,
                path,
                body = body is null ? null : JsonSerializer.Serialize(body),
            }
        );
        return text.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Where the room's music may come from.</summary>
    public async Task SetSourcesAsync(params string[] sources)
    {
        var path = $"/api/devices/{Appliance.Device}/settings";
        var settings = JsonNode.Parse((await AskAsync("GET", path))!.Value.GetProperty("settings").GetRawText())!.AsObject();
        settings["sources"] = new JsonArray([.. sources.Select(source => JsonValue.Create(source))]);
        var answer = await AskAsync("PUT", path, new { settings });
        Assert.True(answer!.Value.GetProperty("applied").GetBoolean(), answer.Value.GetRawText());
    }

    public Task SearchAsync(string text) => page.GetByTestId("library-search").FillAsync(text);

    private async Task<string> ValueAsync(string testId) => await page.GetByTestId(testId).GetAttributeAsync("data-value") ?? "";
}
