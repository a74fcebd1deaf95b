using Roomtone.Contracts;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Playback;

/// <summary>With a speaker that goes on to the next track by itself.</summary>
public sealed class GaplessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_next_track_is_lined_up_before_the_end_and_is_not_started_again()
    {
        using var booth = await Playing().GoOnAsync(130);
        Assert.DoesNotContain(booth.Speaker.Asked, asked => asked.StartsWith("follow", StringComparison.Ordinal));

        await booth.GoOnAsync(60);
        var followed = Assert.Single(booth.Speaker.Asked, asked => asked.StartsWith("follow with", StringComparison.Ordinal))["follow with ".Length..];
        Assert.Equal(followed, booth.Live.Track!.Id);
        Assert.Equal([TrackHappening.Started, TrackHappening.Finished, TrackHappening.Started], booth.Tracks.Select(track => track.What));
        Assert.Single(booth.Speaker.Asked, asked => asked.StartsWith("play", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_owner_forbids_in_the_last_seconds_is_taken_back()
    {
        using var booth = Playing();
        booth.Speaker.CanFollow = true;
        await booth.Shelves(Booth.Track("de", language: "de"), Booth.Track("de2", language: "de"), Booth.Track("en", language: "en")).GoOnAsync(150);
        booth.Dj.Apply(new RoomSettings { Languages = ["en"] });
        await booth.GoOnAsync(40);

        Assert.Equal("en", booth.Live.Track!.Id);
    }

    [Fact]
    public async Task A_lined_up_track_that_is_broken_is_named_and_another_one_plays()
    {
        using var booth = Playing();
        booth.Shelves("a", "b", "c");
        await booth.GoOnAsync(150);
        booth.Speaker.Broken.Add(booth.Speaker.Next!);
        var broken = booth.Speaker.Next;
        await booth.GoOnAsync(40);

        var failed = Assert.Single(booth.Tracks, track => track.What == TrackHappening.Failed);
        Assert.Equal(broken, failed.Id);
        Assert.Contains(booth.Tracks, track => track.What == TrackHappening.Finished);
        Assert.NotEqual(broken, booth.Live.Track!.Id);
    }

    [Fact]
    public async Task A_skip_forgets_what_was_lined_up()
    {
        using var booth = await Playing().GoOnAsync(150);
        var lined = booth.Speaker.Next;
        await booth.CommandAsync(CommandNames.MusicSkip);
        await booth.GoOnAsync(20);

        Assert.NotNull(lined);
        Assert.Null(booth.Speaker.Next);
        Assert.Equal(PlayState.Playing, booth.Live.State);
    }

    public void Dispose() => _folder.Dispose();

    private Booth Playing()
    {
        var booth = new Booth(_folder).Shelves("a", "b", "c", "d");
        booth.Speaker.CanFollow = true;
        return booth;
    }
}
