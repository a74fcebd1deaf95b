using Roomtone.Contracts;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Queue;

public sealed class QueueTests : IDisposable
{
    private static readonly string[] Many = ["a", "b", "c", "d", "e", "f", "g", "h"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_people_add_comes_in_their_order_and_before_the_boxs_own_choice()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        var others = Many.Except([playback.Speaker.Track!]).ToArray();
        await playback.CommandAsync(CommandNames.QueueAdd, new { track = others[5] });
        await playback.CommandAsync(CommandNames.QueueAdd, new { track = others[6] });
        await playback.CommandAsync(CommandNames.QueueAdd, new { track = others[4], place = 1 });
        await playback.CommandAsync(CommandNames.QueueAdd, new { track = others[3], place = 4 });

        Assert.Equal([others[4], others[5], others[6]], LineUpTests.Next(playback));
        Assert.Equal(1, playback.Live.Next!.More);
        await playback.CommandAsync(CommandNames.QueueAdd, new { track = others[6], place = 1 });
        Assert.Equal([others[6], others[4], others[5]], LineUpTests.Next(playback));
        await playback.CommandAsync(CommandNames.QueueClear);
        Assert.Equal(0, playback.Live.Next!.More);
        Assert.All(playback.Live.Next.Tracks, next => Assert.Null(next.By));
    }

    [Fact]
    public async Task A_track_that_the_rules_refuse_is_not_added_and_one_that_is_not_there_neither()
    {
        var rude = PlaybackHarness.Track("rude", title: "Rude") with { IsExplicit = true };
        using var playback = await new PlaybackHarness(_folder)
            .WithTracks([PlaybackHarness.Track("a"), PlaybackHarness.Track("b"), rude]).AdvanceAsync(1);
        playback.Context.Apply(new RoomSettings { Explicit = ExplicitMusic.Refused });

        Assert.Equal(
            "Rude may not play here. It is explicit, and the room refuses that.",
            await playback.RefusalAsync(CommandNames.QueueAdd, new { track = "rude" }));
        Assert.Equal("The library has no track nope.", await playback.RefusalAsync(CommandNames.QueueAdd, new { track = "nope" }));
        Assert.Equal(
            "nope does not come next; it may have begun just now.",
            await playback.RefusalAsync(CommandNames.QueueMove, new { track = "nope", place = 1 }));
        Assert.Equal("place must be a whole number from 1 to 500.", await playback.RefusalAsync(CommandNames.QueueMove, new { track = "a", place = 0 }));
    }

    [Fact]
    public async Task The_rules_hold_at_the_moment_it_would_play_and_it_is_said_what_was_passed_over()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        var others = Many.Except([playback.Speaker.Track!]).ToArray();
        await playback.CommandAsync(CommandNames.QueueAdd, new { track = others[0] });
        await playback.CommandAsync(CommandNames.QueueAdd, new { track = others[1] });
        playback.Context.Apply(new RoomSettings { BlockedTracks = [others[0]] });
        await playback.AdvanceAsync(1);
        Assert.Equal("It is going to be passed over. It is blocked.", playback.Live.Next!.Tracks[0].Why);
        await playback.CommandAsync(CommandNames.MusicSkip);

        Assert.Equal(others[1], playback.Speaker.Track);
        Assert.Equal($"{others[0]}, which anna put there, was passed over. It is blocked.", playback.Live.Next!.Notice);
        await playback.AdvanceAsync(601);
        Assert.Null(playback.Live.Next!.Notice);
    }

    [Fact]
    public async Task A_track_that_has_left_the_library_is_passed_over_and_one_whose_library_is_being_read_waits()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        var others = Many.Except([playback.Speaker.Track!]).ToArray();
        await playback.CommandAsync(CommandNames.QueueAdd, new { track = others[0] });
        playback.Catalogues.Wait("local", "The tags of 1 of 7 files are still to be read.");
        playback.WithTracks([.. Many.Except([others[0]])]);
        await playback.AdvanceAsync(1);
        Assert.Equal("It waits. Its library is still being read.", playback.Live.Next!.Tracks[0].Why);
        await playback.CommandAsync(CommandNames.MusicSkip);
        Assert.Equal(others[0], LineUpTests.Next(playback)[0]);

        playback.Catalogues.Wait("local", null);
        await playback.CommandAsync(CommandNames.MusicSkip);
        Assert.DoesNotContain(others[0], LineUpTests.Next(playback));
        Assert.EndsWith("It is not in the library any more.", playback.Live.Next!.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_people_put_there_outlives_a_restart_of_the_agent()
    {
        string[] others;
        using (var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1))
        {
            others = [.. Many.Except([playback.Speaker.Track!])];
            await playback.CommandAsync(CommandNames.QueueAdd, new { track = others[5] });
            await playback.CommandAsync(CommandNames.QueueAdd, new { track = others[2] });
        }

        using var again = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        Assert.Equal((others[5], others[2]), (again.Speaker.Track, LineUpTests.Next(again)[0]));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("""{"tracks":[{"track":null,"by":"anna"}],"passedOver":[]}""")]
    [InlineData("""{"tracks":[{"track":"a","by":"anna"}],"passedOver":[{"track":"a","artist":"","at":"0001-01-01T00:00:00.000Z"}]}""")]
    public async Task A_damaged_file_is_said_and_the_music_goes_on_without_it(string text)
    {
        Directory.CreateDirectory(_folder.In("state"));
        await File.WriteAllTextAsync(_folder.In("state/queue.json"), text, TestContext.Current.CancellationToken);
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);

        Assert.Equal(3, playback.Live.Next!.Tracks.Count);
        var said = Assert.Single(playback.Events.OfType<DeviceEvent>());
        Assert.Equal(DeviceHappenings.StateDamaged, said.What);
        Assert.StartsWith("queue.json", said.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_next_can_be_changed_while_the_speaker_is_lost()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        playback.Speaker.Unplugged = true;
        await playback.AdvanceAsync(3);
        var shown = LineUpTests.Next(playback);
        await playback.CommandAsync(CommandNames.QueueMove, new { track = shown[1], place = 1 });

        Assert.Equal(shown[1], LineUpTests.Next(playback)[0]);
    }

    [Fact]
    public async Task No_more_than_its_bound_may_wait()
    {
        string[] ids = [.. Enumerable.Range(0, 503).Select(i => $"t{i:000}")];
        using var playback = await new PlaybackHarness(_folder).WithTracks(ids).AdvanceAsync(1);
        string[] others = [.. ids.Except([playback.Speaker.Track!])];
        foreach (var id in others[..500]) await playback.CommandAsync(CommandNames.QueueAdd, new { track = id });

        Assert.Equal(
            "500 tracks wait already. Take some away, or clear what comes next.",
            await playback.RefusalAsync(CommandNames.QueueAdd, new { track = others[501] }));
        await playback.CommandAsync(CommandNames.QueueAdd, new { track = others[499], place = 1 });
        Assert.Equal((others[499], 497), (LineUpTests.Next(playback)[0], playback.Live.Next!.More));
    }

    public void Dispose() => _folder.Dispose();
}
