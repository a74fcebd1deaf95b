using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.Testing;
using static Roomtone.Contracts.Mood;

namespace Roomtone.EdgeAgent.Tests.Music.Queue;

public sealed class LineUpTests : IDisposable
{
    private static readonly string[] Many = ["a", "b", "c", "d", "e", "f", "g", "h"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_three_that_are_shown_are_those_that_play()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        var (first, shown) = (playback.Speaker.Track!, Next(playback));
        Assert.Equal(3, shown.Distinct().Count());
        Assert.DoesNotContain(first, shown);
        Assert.All(playback.Live.Next!.Tracks, next => Assert.Null(next.By));

        await playback.AdvanceAsync(185);
        Assert.Equal(shown[1..], Next(playback)[..2]);
        await playback.AdvanceAsync(370);

        Assert.Equal([first, .. shown], Started(playback));
    }

    [Fact]
    public async Task A_track_that_somebody_moves_up_plays_next_and_says_who_did_it()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        var shown = Next(playback);
        await playback.CommandAsync(CommandNames.QueueMove, new { track = shown[2], place = 1 });

        Assert.Equal([shown[2], shown[0], shown[1]], Next(playback));
        Assert.Equal(("anna put it there.", "anna"), (playback.Live.Next!.Tracks[0].Why, playback.Live.Next.Tracks[0].By));
        Assert.Null(playback.Live.Next.Tracks[1].By);
        await playback.CommandAsync(CommandNames.MusicSkip);
        Assert.Equal((shown[2], "anna put it there."), (playback.Speaker.Track, playback.Live.Why));
        Assert.Equal(shown[..2], Next(playback)[..2]);
    }

    [Fact]
    public async Task A_track_that_is_moved_down_keeps_before_it_what_was_before_it()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        var shown = Next(playback);
        await playback.CommandAsync(CommandNames.QueueMove, new { track = shown[0], place = 2 });
        playback.ObserveMood(Tense);
        await playback.AdvanceAsync(60);

        Assert.Equal([shown[1], shown[0]], Next(playback)[..2]);
    }

    [Fact]
    public async Task What_somebody_takes_away_does_not_come_for_a_while_and_is_not_disliked()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        var taken = Next(playback)[0];
        await playback.CommandAsync(CommandNames.QueueRemove, new { track = taken });
        Assert.Equal(3, Next(playback).Length);
        await playback.AdvanceAsync(6 * 182);

        Assert.DoesNotContain(taken, Started(playback));
        Assert.Equal(7, Started(playback).Distinct().Count());
        Assert.DoesNotContain(taken, playback.Taste.Taste.Disliked);
        Assert.Empty(playback.Events.OfType<FeedbackEvent>());
    }

    [Fact]
    public async Task What_is_taken_away_stays_away_over_a_restart()
    {
        string taken;
        using (var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1))
            await playback.CommandAsync(CommandNames.QueueRemove, new { track = taken = Next(playback)[0] });
        using var again = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);

        Assert.DoesNotContain(taken, Next(again).Append(again.Speaker.Track));
    }

    [Fact]
    public async Task Another_mood_changes_what_the_box_chose_and_not_what_people_put_there()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks(
            [.. Enumerable.Range(0, 6).SelectMany(i => (Track[])[Of($"disco{i}", "disco"), Of($"ambient{i}", "ambient")])]);
        playback.ObserveMood(Calm);
        await playback.AdvanceAsync(1);
        Assert.All(Next(playback), id => Assert.StartsWith("ambient", id, StringComparison.Ordinal));
        var first = Next(playback)[0];
        await playback.CommandAsync(CommandNames.QueueMove, new { track = first, place = 1 });
        playback.ObserveMood(Happy);
        await playback.AdvanceAsync(31);
        playback.ObserveMood(Happy);
        await playback.AdvanceAsync(1);

        Assert.Equal(first, Next(playback)[0]);
        Assert.All(Next(playback)[1..], id => Assert.StartsWith("disco", id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_moved_in_the_last_seconds_takes_the_place_of_what_was_lined_up()
    {
        using var playback = new PlaybackHarness(_folder).WithTracks(Many);
        playback.Speaker.CanFollow = true;
        await playback.AdvanceAsync(150);
        var shown = Next(playback);
        Assert.Equal(shown[0], playback.Speaker.Next);
        await playback.CommandAsync(CommandNames.QueueMove, new { track = shown[1], place = 1 });
        await playback.AdvanceAsync(1);

        Assert.Equal(shown[1], playback.Speaker.Next);
        await playback.AdvanceAsync(40);
        Assert.Equal((shown[1], shown[0]), (playback.Speaker.Track, Next(playback)[0]));
    }

    [Fact]
    public async Task A_volume_that_is_set_does_not_change_what_comes_next()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(185);
        var shown = Next(playback);
        await playback.CommandAsync(CommandNames.MusicVolume, new { percent = 40 });
        await playback.AdvanceAsync(5);

        Assert.Equal(shown, Next(playback));
    }

    [Fact]
    public async Task A_track_that_cannot_be_played_leaves_its_place_to_the_next()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        var shown = Next(playback);
        await playback.CommandAsync(CommandNames.QueueMove, new { track = shown[0], place = 1 });
        playback.Speaker.Broken.Add(shown[0]);
        await playback.CommandAsync(CommandNames.MusicSkip);

        Assert.Equal(shown[1], playback.Speaker.Track);
        Assert.DoesNotContain(shown[0], Next(playback));
    }

    public void Dispose() => _folder.Dispose();

    internal static string[] Next(PlaybackHarness playback) => [.. playback.Live.Next!.Tracks.Select(next => next.Track.Id)];

    internal static IEnumerable<string> Started(PlaybackHarness playback) =>
        playback.Tracks.Where(track => track.What == TrackHappening.Started).Select(track => track.Id);

    private static Track Of(string id, string genre) => PlaybackHarness.Track(id, genre: genre);
}
