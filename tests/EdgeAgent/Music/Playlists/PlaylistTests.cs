using Roomtone.Contracts;
using Roomtone.EdgeAgent.Tests.Music.Queue;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Playlists;

public sealed class PlaylistTests : IDisposable
{
    private static readonly string[] Many = ["a", "b", "c", "d", "e", "f", "g", "h"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_list_is_made_and_changed_and_read()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        var made = await ChangeAsync(playback, CommandNames.PlaylistMake, new { name = " Dinner ", tracks = new[] { "a", "b" } });
        var id = made.Playlist.Id;
        await ChangeAsync(playback, CommandNames.PlaylistAdd, new { id, tracks = new[] { "c", "d" } });
        await ChangeAsync(playback, CommandNames.PlaylistMove, new { id, track = "d", place = 1 });
        await ChangeAsync(playback, CommandNames.PlaylistRemove, new { id, track = "b" });
        var renamed = await ChangeAsync(playback, CommandNames.PlaylistRename, new { id, name = "Supper" });

        Assert.Equal(("Dinner", 2, 360, "anna"), (made.Playlist.Name, made.Playlist.Tracks, made.Playlist.Seconds, made.Playlist.By));
        Assert.Equal(("Supper", 3), (renamed.Playlist.Name, renamed.Playlist.Tracks));
        Assert.Equal(["d", "a", "c"], (await ReadAsync(playback, id)).Entries.Select(entry => entry.Track.Id));
        Assert.Equal(["Supper"], (await ListsAsync(playback)).Select(list => list.Name));
        await playback.CommandAsync(CommandNames.PlaylistDelete, new { id });
        Assert.Empty(await ListsAsync(playback));
        Assert.Equal(
            "There is no such playlist any more. Load the page again.", await playback.RefusalAsync(CommandNames.PlaylistRead, new { id }));
    }

    [Fact]
    public async Task A_list_plays_now_in_its_order_and_then_the_rooms_own_choice_goes_on()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        var before = playback.Speaker.Track!;
        string[] list = [.. Many.Except([before]).Take(3).Reverse()];
        var id = (await ChangeAsync(playback, CommandNames.PlaylistMake, new { name = "Dinner", tracks = list })).Playlist.Id;
        await playback.CommandAsync(CommandNames.PlaylistPlay, new { id });

        Assert.Equal((list[0], "It is on Dinner, which anna plays."), (playback.Speaker.Track, playback.Live.Why));
        Assert.Equal((list[1], list[2], "Dinner"), (LineUpTests.Next(playback)[0], LineUpTests.Next(playback)[1], playback.Live.Next!.Playlist));
        Assert.Equal("anna plays Dinner.", playback.Tracks.Single(track => track.What == TrackHappening.Skipped).Why);
        await playback.AdvanceAsync(4 * 182);
        Assert.Equal([before, .. list], LineUpTests.Started(playback).Take(4));
        Assert.DoesNotContain(LineUpTests.Started(playback).ElementAt(4), list);
        Assert.Null(playback.Live.Next!.Playlist);
    }

    [Fact]
    public async Task The_rooms_rules_hold_for_a_list_and_what_somebody_dislikes_does_not_come()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        string[] list = [.. Many.Except([playback.Speaker.Track!])];
        var id = (await ChangeAsync(playback, CommandNames.PlaylistMake, new { name = "Dinner", tracks = list })).Playlist.Id;
        playback.Context.Apply(new RoomSettings { BlockedTracks = [list[0]] });
        await playback.CommandAsync(CommandNames.FeedbackDislike, new { track = list[1] });
        await playback.AdvanceAsync(1);

        Assert.Equal(
            ["It is blocked.", "Somebody here dislikes it.", null],
            (await ReadAsync(playback, id)).Entries.Take(3).Select(entry => entry.Refusal));
        await playback.CommandAsync(CommandNames.PlaylistPlay, new { id });
        Assert.Equal(list[2], playback.Speaker.Track);
        Assert.EndsWith("Somebody here dislikes it.", playback.Live.Next!.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_which_nothing_may_play_is_refused_and_what_comes_next_stays()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        var (playing, next) = (playback.Speaker.Track, LineUpTests.Next(playback));
        var blocked = Many.Except([playing, .. next]).First()!;
        var id = (await ChangeAsync(playback, CommandNames.PlaylistMake, new { name = "Dinner", tracks = new[] { blocked } })).Playlist.Id;
        var empty = (await ChangeAsync(playback, CommandNames.PlaylistMake, new { name = "Empty" })).Playlist.Id;
        playback.Context.Apply(new RoomSettings { BlockedTracks = [blocked] });

        Assert.Equal(
            "No track of Dinner may play now. Of the first: It is blocked.", await playback.RefusalAsync(CommandNames.PlaylistPlay, new { id }));
        Assert.Equal(
            "Empty has no tracks yet. Add some from the library.", await playback.RefusalAsync(CommandNames.PlaylistPlay, new { id = empty }));
        Assert.Equal(playing, playback.Speaker.Track);
        Assert.All(playback.Live.Next!.Tracks, entry => Assert.Null(entry.By));
    }

    [Fact]
    public async Task What_cannot_be_on_a_list_is_left_out_and_said()
    {
        string[] ids = [.. Enumerable.Range(0, 520).Select(i => $"t{i:000}")];
        using var playback = await new PlaybackHarness(_folder).WithTracks(ids).AdvanceAsync(1);
        var made = await ChangeAsync(playback, CommandNames.PlaylistMake, new { name = "Dinner", tracks = new[] { "t000", "nope", "t000" } });
        var id = made.Playlist.Id;

        Assert.Equal("Left out: 1 not in the library of this box; 1 on the list already.", made.Note);
        Assert.Equal(
            "Nothing was added. Left out: 1 on the list already.",
            await playback.RefusalAsync(CommandNames.PlaylistAdd, new { id, tracks = new[] { "t000" } }));
        Assert.Equal(
            "tracks must be the ids of 1 to 50 tracks.",
            await playback.RefusalAsync(CommandNames.PlaylistAdd, new { id, tracks = ids[..51] }));
        foreach (var some in ids[1..500].Chunk(50)) await ChangeAsync(playback, CommandNames.PlaylistAdd, new { id, tracks = some });
        Assert.Equal(
            "Nothing was added. Left out: 1 beyond the 500 that a list holds.",
            await playback.RefusalAsync(CommandNames.PlaylistAdd, new { id, tracks = new[] { "t500" } }));
        var last = (await ReadAsync(playback, id, 401)).Entries;
        Assert.Equal(("t400", 100), (last[0].Track.Id, last.Count));
    }

    [Fact]
    public async Task Names_and_the_number_of_lists_have_bounds()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        for (var i = 0; i < 100; i++) await ChangeAsync(playback, CommandNames.PlaylistMake, new { name = $"List {i}" });
        var id = (await ListsAsync(playback))[0].Id;

        Assert.Equal("There are 100 playlists already. Delete one first.", await playback.RefusalAsync(CommandNames.PlaylistMake, new { name = "x" }));
        Assert.Equal(
            "There is a playlist called list 1 already. Choose another name.",
            await playback.RefusalAsync(CommandNames.PlaylistRename, new { id, name = "list 1" }));
        Assert.Equal(
            "The name of a playlist must have letters, and no line breaks.",
            await playback.RefusalAsync(CommandNames.PlaylistRename, new { id, name = " \n " }));
        Assert.Equal(
            "name is 81 letters long; it must have 1 to 80.",
            await playback.RefusalAsync(CommandNames.PlaylistRename, new { id, name = new string('x', 81) }));
    }

    [Fact]
    public async Task Lists_outlive_a_restart_and_a_damaged_one_takes_no_other_along()
    {
        string dinner, breakfast;
        using (var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1))
        {
            dinner = (await ChangeAsync(playback, CommandNames.PlaylistMake, new { name = "Dinner", tracks = new[] { "a" } })).Playlist.Id;
            breakfast = (await ChangeAsync(playback, CommandNames.PlaylistMake, new { name = "Breakfast", tracks = Many })).Playlist.Id;
        }

        await File.WriteAllTextAsync(FileOf(dinner), "{", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(FileOf(dinner) + ".copy", "{", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(FileOf(breakfast), """{"id":7}""", TestContext.Current.CancellationToken);
        using var again = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);

        Assert.Equal([("Breakfast", 8)], (await ListsAsync(again)).Select(list => (list.Name, list.Tracks)));
        Assert.Equal(2, again.Events.OfType<DeviceEvent>().Count(said => said.What == DeviceHappenings.StateDamaged));
    }

    [Fact]
    public async Task A_list_under_another_name_and_lists_beyond_their_number_are_said()
    {
        using (var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1))
        {
            var id = (await ChangeAsync(playback, CommandNames.PlaylistMake, new { name = "Dinner", tracks = Many })).Playlist.Id;
            for (var copy = 0; copy < 101; copy++) File.Copy(FileOf(id), FileOf($"{copy:000}"));
        }

        using var again = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        Assert.True((await ListsAsync(again)).Count <= 1);

        var damages = again.Events.OfType<DeviceEvent>().Where(said => said.What == DeviceHappenings.StateDamaged);
        string[] told = [.. damages.Select(said => said.Detail)];
        Assert.Equal("There are 102 playlists; the first 100 are read. Take some of the files away.", told[0]);
        Assert.StartsWith("000.json is the playlist Dinner under another name and is left out; call it ", told[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_does_not_take_a_list_is_said_and_the_list_is_not_there()
    {
        using var playback = await new PlaybackHarness(_folder).WithTracks(Many).AdvanceAsync(1);
        await File.WriteAllTextAsync(_folder.In("state/playlists"), "no folder", TestContext.Current.CancellationToken);

        Assert.StartsWith(
            "Dinner cannot be kept: ", await playback.RefusalAsync(CommandNames.PlaylistMake, new { name = "Dinner" }), StringComparison.Ordinal);
        Assert.Empty(await ListsAsync(playback));
    }

    [Fact]
    public async Task A_track_that_is_gone_is_shown_as_it_was()
    {
        using var playback = await new PlaybackHarness(_folder)
            .WithTracks([PlaybackHarness.Track("a", "Anna", title: "First"), PlaybackHarness.Track("b")])
            .AdvanceAsync(1);
        var id = (await ChangeAsync(playback, CommandNames.PlaylistMake, new { name = "Dinner", tracks = new[] { "a" } })).Playlist.Id;
        playback.WithTracks("b");

        var entry = Assert.Single((await ReadAsync(playback, id)).Entries);
        Assert.Equal(("First", "Anna", "It is not in the library any more."), (entry.Track.Title, entry.Track.Artist, entry.Refusal));
    }

    public void Dispose() => _folder.Dispose();

    private string FileOf(string id) => _folder.In($"state/playlists/{id}.json");

    private static async Task<PlaylistChange> ChangeAsync(PlaybackHarness playback, string name, object args) =>
        Wire.Read<PlaylistChange>((await playback.CommandAsync(name, args))!.Value);

    private static async Task<PlaylistPage> ReadAsync(PlaybackHarness playback, string id, int from = 1) =>
        Wire.Read<PlaylistPage>((await playback.CommandAsync(CommandNames.PlaylistRead, new { id, from }))!.Value);

    private static async Task<List<PlaylistSummary>> ListsAsync(PlaybackHarness playback) =>
        Wire.Read<List<PlaylistSummary>>((await playback.CommandAsync(CommandNames.PlaylistList))!.Value);
}
