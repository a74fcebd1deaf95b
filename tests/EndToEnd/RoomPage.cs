using Microsoft.Playwright;

namespace Roomtone.EndToEnd.Tests;

/// <summary>The Room page as a person uses it.</summary>
internal sealed class RoomPage(IPage page)
{
    /// <summary>The machine that runs the tests may be busy; a person would wait, too.</summary>
    private const float PatienceMilliseconds = 60_000;

    public static async Task<RoomPage> LogInAsync(IPage page, Uri address, string name, string password)
    {
        page.SetDefaultTimeout(PatienceMilliseconds);
        await page.GotoAsync(address.ToString());
        await page.GetByTestId("login-name").FillAsync(name);
        await page.GetByTestId("login-password").FillAsync(password);
        await page.GetByTestId("login-submit").ClickAsync();
        await page.GetByTestId("mood-label").WaitForAsync();
        return new RoomPage(page);
    }

    public Task<string> MoodAsync() => ValueAsync("mood-label");

    public Task<string> CameraStateAsync() => ValueAsync("camera-state");

    public async Task<string> TrackAsync() => (await page.GetByTestId("track-title").InnerTextAsync()).Trim();

    /// <summary>What is wrong with the speaker, or empty.</summary>
    public async Task<string> SpeakerNoticeAsync() =>
        (await page.GetByTestId("speaker-notice").AllInnerTextsAsync()).FirstOrDefault("").Trim();

    /// <param name="testId">The button's mark in the page.</param>
    public Task PressAsync(string testId) => page.GetByTestId(testId).First.ClickAsync();

    public async Task<string> NoticeAsync() => (await page.GetByTestId("notice").Last.InnerTextAsync()).Trim();

    /// <summary>How many tracks a card lists, each with its why.</summary>
    public async Task<int> ListedAsync(string card) => await page.GetByTestId(card).GetByTestId("track-row").CountAsync();

    public Task SearchAsync(string text) => page.GetByTestId("library-search").FillAsync(text);

    private async Task<string> ValueAsync(string testId) => await page.GetByTestId(testId).GetAttributeAsync("data-value") ?? "";
}
