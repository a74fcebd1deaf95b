using Roomtone.Contracts;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Playback;

/// <summary>With a speaker that goes on to the next track by itself.</summary>
public sealed class GaplessQueueTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_next_track_is_lined_up_before_the_end_and_is_not_started_again()
    {
        using var playback = await Playing().AdvanceAsync(130);
        Assert.DoesNotContain(playback.Speaker.Asked, asked => asked.StartsWith("follow", StringComparison.Ordinal));

        await playback.AdvanceAsync(60);
        var followed = Assert.Single(playback.Speaker.Asked, asked => asked.StartsWith("follow with", StringComparison.Ordinal))[
            "follow with ".Length..
        ];
        Assert.Equal(followed, playback.Live.Track!.Id);
        Assert.Equal(
            [TrackHappening.Started, TrackHappening.Finished, TrackHappening.Started],
            playback.Tracks.Select(track => track.What)
        );
        Assert.Single(playback.Speaker.Asked, asked => asked.StartsWith("play", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_owner_forbids_in_the_last_seconds_is_taken_back()
    {
        using var playback = Playing();
        playback.Speaker.CanFollow = true;
        await playback
            .WithTracks(
                PlaybackHarness.Track("de", language: "de"),
                PlaybackHarness.Track("de2", language: "de"),
                PlaybackHarness.Track("en", language: "en")
            )
            .AdvanceAsync(150);
        playback.Context.Apply(new RoomSettings { Languages = ["en"] });
        await playback.AdvanceAsync(40);

        Assert.Equal("en", playback.Live.Track!.Id);
    }

    [Fact]
    public async Task A_lined_up_track_that_is_broken_is_named_and_another_one_plays()
    {
        using var playback = Playing();
        playback.WithTracks("a", "b", "c");
        await playback.AdvanceAsync(150);
        playback.Speaker.Broken.Add(playback.Speaker.Next!);
        var broken = playback.Speaker.Next;
        await playback.AdvanceAsync(40);

        var failed = Assert.Single(playback.Tracks, track => track.What == TrackHappening.Failed);
        Assert.Equal(broken, failed.Id);
        Assert.Contains(playback.Tracks, track => track.What == TrackHappening.Finished);
        Assert.NotEqual(broken, playback.Live.Track!.Id);
    }

    [Fact]
    public async Task A_skip_forgets_what_was_lined_up()
    {
        using var playback = await Playing().AdvanceAsync(150);
        var lined = playback.Speaker.Next;
        await playback.CommandAsync(CommandNames.MusicSkip);
        await playback.AdvanceAsync(20);

        Assert.NotNull(lined);
        Assert.Null(playback.Speaker.Next);
        Assert.Equal(PlayState.Playing, playback.Live.State);
    }

    public void Dispose() => _folder.Dispose();

    private PlaybackHarness Playing()
    {
        var playback = new PlaybackHarness(_folder).WithTracks("a", "b", "c", "d");
        playback.Speaker.CanFollow = true;
        return playback;
    }
}
