using Roomtone.Contracts;
using Roomtone.Testing;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Music.Playback;

public sealed class FeedbackUndoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_dislike_that_is_taken_back_lets_the_track_come_again()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(1);
        await playback.CommandAsync(CommandNames.FeedbackDislike, new { track = "a" });
        await playback.CommandAsync(CommandNames.FeedbackDislike, new { track = "b" });
        Assert.Equal("Somebody dislikes every track that is allowed. Take a dislike back, or allow more.", playback.Live.Why);

        var answer = await playback.CommandAsync(CommandNames.FeedbackUndo);
        await playback.AdvanceAsync(1);

        Assert.Equal(("dislike", "b"), (answer!.Value.GetProperty("undone").GetString(), answer.Value.GetProperty("track").GetString()));
        Assert.Equal("b", playback.Live.Track!.Id);
        Assert.Equal(
            [FeedbackKind.Dislike, FeedbackKind.Dislike, FeedbackKind.UndoDislike],
            playback.Events.OfType<FeedbackEvent>().Select(feedback => feedback.What)
        );
    }

    [Fact]
    public async Task What_was_said_before_counts_again()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks("a", "b").AdvanceAsync(1);
        await playback.CommandAsync(CommandNames.FeedbackLike, new { track = "b" });
        await playback.CommandAsync(CommandNames.FeedbackDislike, new { track = "b" });
        await playback.CommandAsync(CommandNames.FeedbackUndo);
        Assert.True(playback.Taste.Taste.IsLiked("b"));

        await playback.CommandAsync(CommandNames.FeedbackUndo);
        Assert.False(playback.Taste.Taste.IsLiked("b"));
        Assert.Equal("There is nothing to take back since the box was started.", await playback.RefusalAsync(CommandNames.FeedbackUndo));
    }

    [Fact]
    public async Task A_word_on_the_mood_can_be_taken_back()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks(
            PlaybackHarness.Track("disco", genre: "disco"),
            PlaybackHarness.Track("ambient", genre: "ambient"),
            PlaybackHarness.Track("doom", genre: "doom"),
            PlaybackHarness.Track("punk", genre: "punk")
        );
        playback.ObserveMood(Happy);
        await playback.AdvanceAsync(1);
        await playback.CommandAsync(CommandNames.FeedbackWrongMood, new { mood = "calm" });
        Assert.Equal(Calm, playback.Selection.Next()!.Record.Target!.Mood);

        await playback.CommandAsync(CommandNames.FeedbackUndo);
        Assert.Equal(Happy, playback.Selection.Next()!.Record.Target!.Mood);
    }

    [Fact]
    public async Task A_word_on_the_mood_is_shown_with_its_end_and_anybody_can_end_it()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks("a", "b");
        playback.ObserveMood(Happy);
        await playback.AdvanceAsync(1);
        Assert.Null(playback.Live.Said);
        var said = playback.Clock.GetUtcNow();

        await playback.CommandAsync(CommandNames.FeedbackWrongMood, new { mood = "sad" });

        Assert.Equal(new SaidMood(Sad, "anna", said.AddMinutes(15)), playback.Live.Said);
        Assert.Contains("Somebody says the room looks sad", playback.Live.Suggestions[0].Why, StringComparison.Ordinal);

        await playback.CommandAsync(CommandNames.FeedbackWrongMoodEnd);

        Assert.Null(playback.Live.Said);
        Assert.Equal(Happy, playback.Selection.Next()!.Record.Target!.Mood);
        Assert.Equal(FeedbackKind.UndoWrongMood, playback.Events.OfType<FeedbackEvent>().Last().What);
        Assert.Contains("holds any more", await playback.RefusalAsync(CommandNames.FeedbackWrongMoodEnd), StringComparison.Ordinal);
        Assert.Contains("nothing to take back", await playback.RefusalAsync(CommandNames.FeedbackUndo), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_on_the_mood_ends_by_itself_and_live_views_are_told()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks("a", "b");
        playback.ObserveMood(Happy);
        await playback.AdvanceAsync(1);
        await playback.CommandAsync(CommandNames.FeedbackWrongMood, new { mood = "sad" });

        await playback.AdvanceAsync(15 * 60);

        Assert.Null(playback.Live.Said);
    }

    public void Dispose() => _folder.Dispose();
}
