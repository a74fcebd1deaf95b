using Roomtone.Contracts;
using Roomtone.Testing;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Music.Playback;

public sealed class UndoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_dislike_that_is_taken_back_lets_the_track_come_again()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b").GoOnAsync(1);
        await booth.CommandAsync(CommandNames.FeedbackDislike, new { track = "a" });
        await booth.CommandAsync(CommandNames.FeedbackDislike, new { track = "b" });
        Assert.Equal("Somebody dislikes every track that is allowed. Take a dislike back, or allow more.", booth.Live.Why);

        var answer = await booth.CommandAsync(CommandNames.FeedbackUndo);
        await booth.GoOnAsync(1);

        Assert.Equal(("dislike", "b"), (answer!.Value.GetProperty("undone").GetString(), answer.Value.GetProperty("track").GetString()));
        Assert.Equal("b", booth.Live.Track!.Id);
        Assert.Equal([FeedbackKind.Dislike, FeedbackKind.Dislike, FeedbackKind.UndoDislike], booth.Events.OfType<FeedbackEvent>().Select(feedback => feedback.What));
    }

    [Fact]
    public async Task What_was_said_before_counts_again()
    {
        using var booth = await new Booth(_folder).Shelves("a", "b").GoOnAsync(1);
        await booth.CommandAsync(CommandNames.FeedbackLike, new { track = "b" });
        await booth.CommandAsync(CommandNames.FeedbackDislike, new { track = "b" });
        await booth.CommandAsync(CommandNames.FeedbackUndo);
        Assert.True(booth.Taste.Taste.IsLiked("b"));

        await booth.CommandAsync(CommandNames.FeedbackUndo);
        Assert.False(booth.Taste.Taste.IsLiked("b"));
        Assert.Equal("There is nothing to take back since the box was started.", await booth.RefusalAsync(CommandNames.FeedbackUndo));
    }

    [Fact]
    public async Task A_word_on_the_mood_can_be_taken_back()
    {
        using var booth = new Booth(_folder).Shelves(Booth.Track("disco", genre: "disco"), Booth.Track("ambient", genre: "ambient"), Booth.Track("doom", genre: "doom"), Booth.Track("punk", genre: "punk"));
        booth.Sees(Happy);
        await booth.GoOnAsync(1);
        await booth.CommandAsync(CommandNames.FeedbackWrongMood, new { mood = "calm" });
        Assert.Equal(Calm, booth.Selection.Next()!.Record.Target!.Mood);

        await booth.CommandAsync(CommandNames.FeedbackUndo);
        Assert.Equal(Happy, booth.Selection.Next()!.Record.Target!.Mood);
    }

    public void Dispose() => _folder.Dispose();
}
