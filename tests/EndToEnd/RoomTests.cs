using Roomtone.FrontDoor.Processes;
using Roomtone.Testing;

namespace Roomtone.EndToEnd.Tests;

/// <summary>Photographs in; rows in the database, music, and a page that shows and steers them out.</summary>
[TestCaseOrderer(typeof(InTheOrderOfTheFile))]
public sealed class RoomTests(WholeAppliance whole)
{
    private static readonly List<string> Moods = ["happy", "calm", "tense", "sad", "neutral"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private int AgentProcess => ProcessMark.FromFile(Path.Combine(whole.Folder.Of("agent"), "agent.pid"))!.Id;

    [Fact]
    public async Task The_page_shows_the_mood_of_the_photographs_and_a_track()
    {
        await Eventually.TrueAsync(async () => Moods.Contains(await whole.Page.MoodAsync()), "the page shows a mood", Patience);
        await Eventually.TrueAsync(async () => (await whole.Page.TrackAsync()).Length > 0, "the page shows a track", Patience);

        await Eventually.TrueAsync(() => whole.Course.Count().Stored is { Moods: > 0, TracksStarted: > 0 }, "mood and track stand in the database", Patience);
    }

    [Fact]
    public async Task Skip_starts_another_track()
    {
        var before = await whole.Page.TrackAsync();

        await whole.Page.PressAsync("skip");

        await Eventually.TrueAsync(async () => await whole.Page.TrackAsync() is { Length: > 0 } now && now != before, "another track plays", Patience);
        await Eventually.TrueAsync(() => whole.Course.Count().Stored.TracksStarted >= 2, "the second track stands in the database", Patience);
    }

    [Fact]
    public async Task A_dislike_ends_the_track_and_can_be_taken_back_and_music_can_be_found()
    {
        await Eventually.TrueAsync(async () => await whole.Page.ListedAsync("suggestions") > 0, "suggestions are listed", Patience);
        var disliked = await whole.Page.TrackAsync();

        await whole.Page.PressAsync("dislike");
        await Eventually.TrueAsync(async () => await whole.Page.TrackAsync() is { Length: > 0 } now && now != disliked, "another track plays", Patience);
        await whole.Page.PressAsync("undo");
        await Eventually.TrueAsync(async () => (await whole.Page.NoticeAsync()).Contains("taken back", StringComparison.Ordinal), "the word is taken back", Patience);

        await Eventually.TrueAsync(async () => await whole.Page.ListedAsync("library") > 1, "the library is listed", Patience);
        var all = await whole.Page.ListedAsync("library");
        await whole.Page.SearchAsync(disliked);
        await Eventually.TrueAsync(async () => await whole.Page.ListedAsync("library") is > 0 and var found && found < all, "what was searched is found", Patience);
    }

    [Fact]
    public async Task Stop_ends_the_capture_process_and_start_begins_a_new_one()
    {
        await Eventually.TrueAsync(() => CaptureProcesses.CountOf(AgentProcess) > 0, "the camera is captured", Patience);

        await whole.Page.PressAsync("stop-camera");

        await Eventually.TrueAsync(async () => await whole.Page.CameraStateAsync() == "off", "the page says that the camera is stopped", Patience);
        Assert.Equal(0, CaptureProcesses.CountOf(AgentProcess));

        await whole.Page.PressAsync("start-camera");

        await Eventually.TrueAsync(() => CaptureProcesses.CountOf(AgentProcess) > 0, "the camera is captured again", Patience);
        await Eventually.TrueAsync(async () => Moods.Contains(await whole.Page.MoodAsync()), "the page shows a mood again", Patience);
    }

    [Fact]
    public async Task Killed_one_after_another_all_come_back_and_no_event_is_lost_or_doubled()
    {
        foreach (var name in (string[])["broker", "cloudsync", "database", "agent"])
        {
            var killed = ProcessMark.FromFile(PidFile(name))!;
            Posix.Signal(killed.Id, Posix.SigKill);
            await Eventually.TrueAsync(() => ProcessMark.FromFile(PidFile(name)) is { IsRunning: true } now && now != killed, $"{name} runs again", Patience);
            var stored = StoredNow();
            await Eventually.TrueAsync(() => StoredNow() > stored, $"events are stored after {name} was killed", Patience);
        }

        var summary = await whole.Course.SummariseAsync();

        Assert.Empty(summary.Problems);
        Assert.Equal(summary.EventsPublished, summary.RowsStored);
        Assert.Equal((0, 0), (summary.EventsLost, summary.EventsDoubled));
        Assert.True(summary.Restarts >= 4);
    }

    private string PidFile(string name) => Path.Combine(whole.Folder.Of(name), name + ".pid");

    /// <summary>0 while the database is down.</summary>
    private long StoredNow() => whole.Course.Count().Stored.Rows;
}
