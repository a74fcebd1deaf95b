using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>What comes next, in the order that somebody gave it in the page.</summary>
public sealed class NextTests(WholeAppliance whole) : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await whole.IsPlayingAsync();
        await Eventually.TrueAsync(async () => (await whole.Page.NextAsync()).Length == 3, "three tracks come next");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_track_that_somebody_moves_up_plays_next()
    {
        var wanted = (await whole.Page.NextAsync())[2];

        await whole.Page.PressInAsync("next-row", 2, "next-up");
        await Eventually.TrueAsync(async () => (await whole.Page.NextAsync())[1] == wanted, "it is the second");
        await whole.Page.PressInAsync("next-row", 1, "next-up");
        await Eventually.TrueAsync(async () => (await whole.Page.NextAsync())[0] == wanted, "it is the first");
        await whole.Page.PressAsync("skip");

        await Eventually.TrueAsync(async () => await whole.Page.PlayingAsync() == wanted, "it plays");
        await Eventually.TrueAsync(
            async () => (await whole.Page.CardAsync("now-playing")).Contains("put it there", StringComparison.Ordinal),
            "the page says who put it there");
        await ClearAsync();
    }

    [Fact]
    public async Task A_playlist_is_made_in_the_page_and_played()
    {
        await whole.Page.PressAsync("playlist-new-empty");
        await whole.Page.FillAsync("playlist-name", $"Dinner {Guid.NewGuid():N}");
        await whole.Page.PressAsync("playlist-make");
        await Eventually.TrueAsync(
            async () => (await whole.Page.CardAsync("playlists")).Contains("Nothing is on it yet", StringComparison.Ordinal), "the list is open");
        var first = await whole.Page.PlayingAsync();
        await whole.Page.PressAsync("playlist-add-playing");
        await Eventually.TrueAsync(async () => (await whole.Page.CardAsync("playlists")).Contains("1 track", StringComparison.Ordinal), "it is on it");
        await whole.Page.PressAsync("skip");
        await Eventually.TrueAsync(async () => await whole.Page.PlayingAsync() is { } now && now != first, "another track plays");

        await whole.Page.PressAsync("playlist-play");

        await Eventually.TrueAsync(async () => await whole.Page.PlayingAsync() == first, "the list plays");
        await Eventually.TrueAsync(
            async () => (await whole.Page.CardAsync("now-playing")).Contains("It is on Dinner", StringComparison.Ordinal), "the page says why");
        await whole.Page.PressAsync("playlist-delete");
        await whole.Page.PressAsync("playlist-delete-sure");
        await Eventually.TrueAsync(
            async () => !(await whole.Page.CardAsync("playlists")).Contains("Dinner", StringComparison.Ordinal), "the list is gone");
    }

    /// <summary>Other tests look at the room's own choice.</summary>
    private async Task ClearAsync()
    {
        if ((await whole.Page.CardAsync("next")).Contains("Let the room choose", StringComparison.Ordinal)) await whole.Page.PressAsync("next-clear");
    }
}
