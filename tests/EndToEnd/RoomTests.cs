using System.Text.Json;
using Roomtone.Cli.Host;
using Roomtone.Lab.Processes;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>Photographs in; rows in the database, music, and a page that shows and steers them out.</summary>
public sealed class RoomTests(WholeAppliance whole) : IAsyncLifetime
{
    private int AgentProcess => ProcessIdentity.FromFile(Path.Combine(whole.Folder.Of("agent"), "agent.pid"))!.Id;

    /// <summary>Whatever test ran before, or none.</summary>
    public async ValueTask InitializeAsync() => await whole.IsPlayingAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_page_shows_the_mood_of_the_photographs_and_a_track()
    {
        Assert.Contains(await whole.Page.MoodAsync(), WholeAppliance.Moods);
        Assert.NotEmpty(await whole.Page.TrackAsync());

        await Eventually.TrueAsync(
            () => whole.Course.Count().Stored is { Moods: > 0, TracksStarted: > 0 },
            "mood and track stand in the database"
        );
    }

    [Fact]
    public async Task Skip_starts_another_track()
    {
        var (before, started) = (await whole.Page.TrackAsync(), whole.Course.Count().Stored.TracksStarted);

        await whole.Page.PressAsync("skip");

        await Eventually.TrueAsync(
            async () => await whole.Page.TrackAsync() is { Length: > 0 } now && now != before,
            "another track plays"
        );
        await Eventually.TrueAsync(() => whole.Course.Count().Stored.TracksStarted > started, "the other track stands in the database");
    }

    [Fact]
    public async Task A_dislike_ends_the_track_and_can_be_taken_back_and_music_can_be_found()
    {
        await whole.Page.ListsAsync("suggestions", tracks => tracks > 0);
        var disliked = await whole.Page.TrackAsync();

        await whole.Page.PressAsync("dislike");
        await Eventually.TrueAsync(
            async () => await whole.Page.TrackAsync() is { Length: > 0 } now && now != disliked,
            "another track plays"
        );
        await whole.Page.PressAsync("undo");
        await Eventually.TrueAsync(
            async () => (await whole.Page.NoticeAsync()).Contains("taken back", StringComparison.Ordinal),
            "the word is taken back"
        );

        await whole.Page.ListsAsync("library", tracks => tracks > 1);
        var all = await whole.Page.ListedAsync("library");
        await whole.Page.SearchAsync(disliked);
        await whole.Page.ListsAsync("library", found => found > 0 && found < all);
        // The demo's songs have no year: asked for one, the box finds none of them.
        await whole.Page.FillAsync("library-year-from", "1950");
        await Eventually.TrueAsync(
            async () => (await whole.Page.CardAsync("library")).Contains("Nothing found", StringComparison.Ordinal),
            "the years narrow the search on the box"
        );
        await whole.Page.FillAsync("library-year-from", "");
        await whole.Page.SearchAsync("");
        await whole.Page.ListsAsync("library", tracks => tracks == all);
    }

    [Fact]
    public async Task A_like_and_a_word_on_the_mood_act_on_the_next_choice()
    {
        await whole.Page.PressAsync("wrong-mood");
        await whole.Page.PressAsync("wrong-mood-sad");
        await Eventually.TrueAsync(
            async () =>
                await whole.Page.SuggestedAsync() is { Count: > 0 } suggested
                && suggested.Any(why => why.Contains("looks sad", StringComparison.Ordinal))
                && suggested.All(why => GoesBy("sad", why)),
            "what is suggested goes by the word on the mood"
        );
        await whole.Page.PressAsync("like");
        await Eventually.TrueAsync(
            async () => (await whole.Page.NoticeAsync()).Contains("More of this", StringComparison.Ordinal),
            "the like is taken"
        );
        var (liked, before) = (await whole.Page.TrackAsync(), Choices().Count);

        await whole.Page.PressAsync("skip");

        await Eventually.TrueAsync(() => Choices().Count > before, "a track is chosen");
        var choice = Choices()[before];
        Assert.Equal("sad", choice.GetProperty("target").GetProperty("mood").GetString());
        // Of its artist's other tracks more is thought now than of those of which nothing was said: that is a half.
        var (tracks, own) = (choice.GetProperty("candidates").GetProperty("track"), choice.GetProperty("candidates").GetProperty("own"));
        Assert.Contains(
            tracks.EnumerateArray().Index(),
            track => !track.Item.GetString()!.Contains(liked, StringComparison.Ordinal) && own[track.Index].GetDouble() > 0.55
        );
        foreach (var _ in new[] { "like", "mood" })
            await whole.Page.PressAsync("undo");
        await Eventually.TrueAsync(
            async () => await whole.Page.TrackAsync() is { Length: > 0 } now && now != liked,
            "the page shows the choice"
        );
    }

    [Fact]
    public async Task A_word_on_the_mood_is_shown_until_somebody_ends_it()
    {
        await whole.Page.PressAsync("wrong-mood");
        await whole.Page.PressAsync("wrong-mood-tense");
        await Eventually.TrueAsync(async () => await whole.Page.MoodAsync() == "tense", "the person's word is shown");

        await whole.Page.PressAsync("mood-said-end");

        await Eventually.TrueAsync(
            async () =>
                await whole.Page.SuggestedAsync() is { Count: > 0 } suggested
                && !suggested.Any(why => why.Contains("Somebody says", StringComparison.Ordinal)),
            "the music goes by the camera again"
        );
        await whole.IsPlayingAsync();
    }

    [Fact]
    public async Task A_box_that_hangs_is_said_not_to_answer_until_it_goes_on()
    {
        var agent = AgentProcess.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using (var stop = System.Diagnostics.Process.Start("kill", ["-STOP", agent]))
            await stop.WaitForExitAsync(TestContext.Current.CancellationToken);
        try
        {
            // Before the last will, which the broker says after 22 s.
            await Eventually.TrueAsync(
                async () => (await whole.Page.LastReadAsync()).Contains("Does not answer", StringComparison.Ordinal),
                "the page says that the box does not answer"
            );
            Assert.Equal("unknown", await whole.Page.MoodAsync());
        }
        finally
        {
            using var go = System.Diagnostics.Process.Start("kill", ["-CONT", agent]);
            await go.WaitForExitAsync(CancellationToken.None);
        }

        await whole.IsPlayingAsync();
    }

    [Fact]
    public async Task An_artist_that_is_blocked_is_suggested_no_more_until_it_is_allowed_again()
    {
        var artist = await whole.Page.ArtistAsync();

        await whole.Page.PressAsync("block-artist");
        await Eventually.TrueAsync(
            async () =>
                await whole.Page.SuggestedAsync() is { Count: > 0 } suggested
                && !suggested.Any(row => row.Contains(artist, StringComparison.Ordinal)),
            "others are suggested"
        );
        await whole.Page.PressLabelAsync($"Allow {artist} again");

        await Eventually.TrueAsync(
            async () => (await whole.Page.SuggestedAsync()).Any(row => row.Contains(artist, StringComparison.Ordinal)),
            "the artist is suggested again"
        );
    }

    [Fact]
    public async Task Somebody_made_known_in_the_dashboard_takes_turns_on_the_box_until_they_are_erased()
    {
        var box = (await whole.Page.AskAsync("GET", "/api/devices"))!.Value[0].GetProperty("id").GetString();
        var site = "/api/sites/" + await MadeAsync("/api/sites", new { name = "Home" });
        var room = await MadeAsync(site + "/rooms", new { name = "Room" });
        await whole.Page.AskAsync("PUT", $"{site}/devices/{box}", new { room });
        var anna = await MadeAsync(site + "/profiles", new { name = "Anna", preferences = new { genres = new[] { "metal" } } });

        await Eventually.TrueAsync(
            async () =>
                await whole.Page.SuggestedAsync() is { Count: > 0 } suggested
                && suggested.All(why => why.Contains("it is Anna's turn", StringComparison.Ordinal)),
            "it is Anna's turn"
        );
        await whole.Page.AskAsync("POST", $"/api/profiles/{anna}/erasure", new { });

        await Eventually.TrueAsync(
            async () =>
                await whole.Page.SuggestedAsync() is { Count: > 0 } suggested
                && !suggested.Any(why => why.Contains("Anna", StringComparison.Ordinal)),
            "the box knows Anna no more"
        );
        await whole.Page.AskAsync("DELETE", $"{site}/devices/{box}");
    }

    [Fact]
    public async Task Stop_ends_the_capture_process_and_start_begins_a_new_one()
    {
        await Eventually.TrueAsync(() => CaptureProcesses.CountOf(AgentProcess) > 0, "the camera is captured");

        await whole.Page.PressAsync("stop-camera");

        await Eventually.TrueAsync(async () => await whole.Page.CameraStateAsync() == "off", "the page says that the camera is stopped");
        Assert.Equal(0, CaptureProcesses.CountOf(AgentProcess));

        await whole.Page.PressAsync("start-camera");

        await Eventually.TrueAsync(() => CaptureProcesses.CountOf(AgentProcess) > 0, "the camera is captured again");
        await Eventually.TrueAsync(
            async () => await whole.Page.MoodAsync() is var mood && WholeAppliance.Moods.Contains(mood),
            "the page shows a mood again"
        );
    }

    [Fact]
    public async Task Killed_one_after_another_all_come_back_and_no_event_is_lost_or_doubled()
    {
        foreach (var name in (string[])["broker", "cloudsync", "database", "agent"])
        {
            var killed = ProcessIdentity.FromFile(PidFile(name))!;
            Posix.Signal(killed.Id, Posix.SigKill);
            await Eventually.TrueAsync(
                () => ProcessIdentity.FromFile(PidFile(name)) is { IsRunning: true } now && now != killed,
                $"{name} runs again"
            );
            var stored = StoredNow();
            await Eventually.TrueAsync(() => StoredNow() > stored, $"events are stored after {name} was killed");
        }

        var summary = await whole.Course.SummariseAsync();
        // Counting has stopped the box.
        await whole.Appliance.Programs.StartAgentAsync(TestContext.Current.CancellationToken);

        Assert.Empty(summary.Problems);
        Assert.Equal(summary.EventsPublished, summary.RowsStored);
        Assert.Equal((0, 0), (summary.EventsLost, summary.EventsDoubled));
        Assert.True(summary.Restarts >= 4);
    }

    private async Task<string> MadeAsync(string path, object body) =>
        (await whole.Page.AskAsync("POST", path, body))!.Value.GetProperty("id").GetString()!;

    /// <summary>The box's record of its choices, the oldest first.</summary>
    private List<JsonElement> Choices() =>
        [
            .. File.ReadAllLines(Directory.GetFiles(whole.Folder.Of("agent"), "choices.jsonl", SearchOption.AllDirectories).Single())
                .Select(line => JsonSerializer.Deserialize<JsonElement>(line)),
        ];

    private string PidFile(string name) => Path.Combine(whole.Folder.Of(name), name + ".pid");

    /// <summary>Now and then one that comes next is drawn blind on purpose; it says so.</summary>
    private static bool GoesBy(string mood, string why) =>
        why.Contains($"looks {mood}", StringComparison.Ordinal) || why.Contains("without regard to the mood", StringComparison.Ordinal);

    /// <summary>0 while the database is down.</summary>
    private long StoredNow() => whole.Course.Count().Stored.Rows;
}
