using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Wishes;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Wishes;

/// <summary>What guests say of what sounds counts less than a word of the house.</summary>
public sealed class GuestVotesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Guests_move_a_song_a_little_and_no_number_of_them_bars_it_or_outweighs_the_house()
    {
        using var room = new PlaybackHarness(_folder).WithTracks("a", "b", "c");
        room.Apply(WishTests.Open);
        await room.AdvanceAsync(1);
        var track = room.Speaker.Track!;
        for (var i = 0; i < 100; i++) await SayAsync(room, CommandNames.WishDislike, $"guest {i}");
        await room.AdvanceAsync(1);

        Assert.Equal(track, room.Speaker.Track);
        Assert.Equal((0, 100), (room.Wishes.Likes, room.Wishes.Dislikes));
        Assert.Equal(GuestVotes.Counted, room.Taste.Taste.Tracks[track].Plays);
        Assert.InRange(room.Taste.Taste.Tracks[track].Score, -0.5, 0);
        Assert.Empty(room.Selection.Vetoed);
        Assert.DoesNotContain(room.Events, told => told is FeedbackEvent);
        await room.CommandAsync(CommandNames.FeedbackLike);
        Assert.Equal(1, room.Taste.Taste.Tracks[track].Score);
    }

    [Fact]
    public async Task Each_says_it_once_of_what_sounds_and_nothing_of_who_said_it_stays()
    {
        using var room = new PlaybackHarness(_folder).WithTracks("a", "b", "c");
        room.Apply(WishTests.Open);
        await room.AdvanceAsync(1);
        var track = room.Speaker.Track;
        await SayAsync(room, CommandNames.WishLike, "anna");
        Assert.Equal("You have said so of this song already; it counts.", await room.RefusalAsync(CommandNames.WishDislike, Args("anna", track)));
        Assert.Equal("Another song sounds now.", await room.RefusalAsync(CommandNames.WishLike, Args("ben", "nope")));
        await room.AdvanceAsync(1);
        Assert.Equal(1, room.Wishes.Likes);
        await room.CommandAsync(CommandNames.MusicSkip);
        await room.AdvanceAsync(1);

        Assert.Equal(0, room.Wishes.Likes);
        foreach (var file in Directory.EnumerateFiles(_folder.In("state"), "*.json"))
        {
            var kept = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(WishTests.Mark("anna"), kept, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static object Args(string guest, string? track) => new { track, guest = WishTests.Mark(guest) };

    private static Task SayAsync(PlaybackHarness room, string name, string guest) =>
        room.CommandAsync(name, Args(guest, room.Speaker.Track));
}
