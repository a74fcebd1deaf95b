using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Wishes;
using Roomtone.EdgeAgent.Tests.Music.Queue;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Wishes;

/// <summary>What becomes of what guests wish for.</summary>
public sealed class WishTests : IDisposable
{
    internal static readonly RoomSettings Open = new() { Wishes = new RoomWishes { IsOn = true } };

    private static readonly string[] Many = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_wish_comes_next_sounds_and_is_forgotten()
    {
        using var room = await RoomAsync();
        var (wished, _) = Others(room);
        var answer = await WishAsync(room, "anna", wished);

        Assert.Equal("It comes next.", answer.GetProperty("sentence").GetString());
        Assert.Equal((wished, WishState.Next), (room.Wishes.Wishes[0].Title, room.Wishes.Wishes[0].State));
        Assert.Equal(("A guest wished for it.", "a guest"), (room.Live.Next!.Tracks[0].Why, room.Live.Next.Tracks[0].By));
        await room.AdvanceAsync(185);

        Assert.Equal((wished, "A guest wished for it."), (room.Speaker.Track, room.Live.Why));
        Assert.Equal((WishState.Sounding, "It sounds now."), (room.Wishes.Wishes[0].State, room.Wishes.Wishes[0].Sentence));
        await room.AdvanceAsync(185);
        Assert.Empty(room.Wishes.Wishes);
        var kept = await File.ReadAllTextAsync(_folder.In("state/wishes.json"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Mark("anna"), kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guests_take_turns_and_one_alone_does_not_fill_the_evening()
    {
        // So many that the room's own choice is hardly one of the four.
        string[] all = [.. Enumerable.Range(0, 200).Select(i => $"t{i}")];
        using var room = new PlaybackHarness(_folder).WithTracks(all);
        room.Apply(Open);
        await room.AdvanceAsync(1);
        string[] others = [.. all.Except(LineUpTests.Next(room)).Except([room.Speaker.Track!]).Skip(50).Take(5)];
        for (var i = 0; i < 3; i++) await WishAsync(room, "anna", others[i]);
        await WishAsync(room, "ben", others[3]);

        Assert.Equal([others[0], others[3], others[1], others[2]], room.Wishes.Wishes.Select(wish => wish.Title));
        Assert.Equal(
            "3 of your wishes wait already. Take one back, or wait until one has come.", await RefusalAsync(room, "anna", others[4]));
        await room.AdvanceAsync(185 * 9);

        var heard = room.Tracks.Where(track => track.What == TrackHappening.Started).Select(track => track.Id).ToList();
        var places = new[] { others[0], others[3], others[1], others[2] }.Select(id => heard.IndexOf(id)).ToArray();
        Assert.Equal(places.Order(), places);
        Assert.All(places, place => Assert.True(place > 0));
        Assert.True(places[2] - places[0] > WishPlan.Between && places[3] - places[2] > WishPlan.Between, string.Join(' ', heard));
    }

    [Fact]
    public async Task What_is_too_lively_waits_and_says_for_how_long_but_comes()
    {
        using var room = new PlaybackHarness(_folder).WithTracks(
            [.. Many.Select(id => PlaybackHarness.Track(id, genre: "ambient")), PlaybackHarness.Track("metal", genre: "death metal")]);
        room.Apply(Open);
        await room.AdvanceAsync(1);
        room.ObserveMood(Contracts.Mood.Calm);
        await room.AdvanceAsync(70);
        var answer = await WishAsync(room, "anna", "metal");

        var told = answer.GetProperty("sentence").GetString()!;
        Assert.Matches(@"^Too lively for now; in about \d+ minutes\.$", told);
        Assert.Equal(WishState.Waiting, room.Wishes.Wishes[0].State);
        for (var minute = 0; minute < 20 && room.Speaker.Track != "metal"; minute++)
        {
            room.ObserveMood(Contracts.Mood.Calm);
            await room.AdvanceAsync(60);
        }

        Assert.Equal("metal", room.Speaker.Track);
    }

    [Fact]
    public async Task The_rooms_rules_come_first_at_the_wish_in_the_search_and_while_it_waits()
    {
        using var room = new PlaybackHarness(_folder).WithTracks(
            [.. Many.Select(id => PlaybackHarness.Track(id, title: $"Song {id}")), PlaybackHarness.Track("rude", title: "Rude song") with { IsExplicit = true }]);
        room.Apply(Open with { Explicit = ExplicitMusic.Refused });
        await room.AdvanceAsync(1);

        Assert.Equal("Rude song may not play here now. It is explicit, and the room refuses that.", await RefusalAsync(room, "anna", "rude"));
        var found = (await room.CommandAsync(CommandNames.WishSearch, new { text = "song" }))!.Value;
        Assert.Equal(10, found.GetArrayLength());
        Assert.DoesNotContain("Rude", found.GetRawText(), StringComparison.Ordinal);

        var (first, second) = Others(room);
        await WishAsync(room, "anna", first);
        await WishAsync(room, "ben", second);
        room.Apply(Open with { BlockedTracks = [second] });
        await room.AdvanceAsync(1);
        Assert.Equal(("It is blocked.", null), (room.Wishes.Wishes[1].Sentence, room.Wishes.Wishes[1].ComesAt));
    }

    [Fact]
    public async Task What_cannot_be_gets_a_sentence()
    {
        using var room = await RoomAsync();
        var (first, second) = Others(room);
        Assert.Equal($"{room.Speaker.Track} sounds now.", await RefusalAsync(room, "anna", room.Speaker.Track!));
        Assert.Equal("The library has no such song any more. Search again.", await RefusalAsync(room, "anna", "nope"));
        await WishAsync(room, "anna", first);
        Assert.Equal($"{first} is wished for already. It comes next.", await RefusalAsync(room, "ben", first));
        await room.CommandAsync(CommandNames.QueueAdd, new { track = second });
        Assert.Equal($"{second} comes anyway: the house has put it there.", await RefusalAsync(room, "ben", second));
        await room.AdvanceAsync(185 * 3);
        Assert.Equal(
            $"{first} was here lately. It sounded 7 minutes ago. It may be wished for again in 54 minutes.", await RefusalAsync(room, "ben", first));
        Assert.Equal(
            "The words to the house may have 60 letters.",
            await room.RefusalAsync(CommandNames.WishAdd, new { track = "a", guest = Mark("anna"), words = new string('x', 61) }));
        Assert.StartsWith(
            "words is 10000 letters long",
            await room.RefusalAsync(CommandNames.WishAdd, new { track = "a", guest = Mark("anna"), words = new string('x', 10_000) }),
            StringComparison.Ordinal);
        Assert.Equal("guest is missing; it must be a guest's mark.", await room.RefusalAsync(CommandNames.WishAdd, new { track = "a" }));
    }

    [Fact]
    public async Task A_guest_takes_only_their_own_wish_back_and_the_house_any_and_all()
    {
        using var room = await RoomAsync();
        var others = Many.Except([room.Speaker.Track!]).ToArray();
        for (var i = 0; i < 4; i++) await WishAsync(room, $"guest {i}", others[i]);
        var ids = room.Wishes.Wishes.ToDictionary(wish => wish.Title, wish => wish.Id);

        Assert.Equal(
            "This is another guest's wish.",
            await room.RefusalAsync(CommandNames.WishWithdraw, new { id = ids[others[0]], guest = Mark("guest 1") }));
        await room.CommandAsync(CommandNames.WishWithdraw, new { id = ids[others[0]], guest = Mark("guest 0") });
        await room.CommandAsync(CommandNames.WishRemove, new { id = ids[others[1]] });
        Assert.Equal([others[2], others[3]], room.Wishes.Wishes.Select(wish => wish.Title));
        await room.CommandAsync(CommandNames.WishClear);
        Assert.Empty(room.Wishes.Wishes);
        Assert.All(room.Live.Next!.Tracks, next => Assert.Null(next.By));
        Assert.StartsWith("This wish does not wait any more", await room.RefusalAsync(CommandNames.WishRemove, new { id = ids[others[2]] }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_so_many_wait()
    {
        using var room = await new PlaybackHarness(_folder).WithTracks([.. Enumerable.Range(0, 30).Select(i => $"t{i}")]).AdvanceAsync(1);
        room.Apply(Open);
        var others = Enumerable.Range(0, 30).Select(i => $"t{i}").Except([room.Speaker.Track!]).ToArray();
        for (var i = 0; i < LiveWishes.Most; i++) await WishAsync(room, $"guest {i}", others[i]);

        Assert.Equal("20 wishes wait already. Try again in a while.", await RefusalAsync(room, "late", others[^1]));
        Assert.Equal(LiveWishes.Most, room.Wishes.Wishes.Count);
        Assert.True(Wire.Write(room.Wishes).Length < 32 * 1024);
    }

    [Fact]
    public async Task Wishes_outlive_a_restart_and_end_after_two_hours()
    {
        string first, second;
        var clock = new ManualClock();
        using (var room = await RoomAsync(clock))
        {
            (first, second) = Others(room);
            await room.CommandAsync(CommandNames.WishAdd, new { track = first, guest = Mark("anna"), words = "for\u202E my  mother" });
            await WishAsync(room, "ben", second);
        }

        using var after = await RoomAsync(clock);
        Assert.Equal([first, second], after.Wishes.Wishes.Select(wish => wish.Title));
        Assert.Equal("for my mother", after.Wishes.Wishes[0].Words);
        await after.CommandAsync(CommandNames.MusicPause);
        await after.AdvanceAsync(1);
        Assert.Equal("It comes when music plays again.", after.Wishes.Wishes[1].Sentence);
        clock.Advance(WishStore.LivesFor);
        await after.AdvanceAsync(1);
        Assert.DoesNotContain(after.Wishes.Wishes, wish => wish.State != WishState.Sounding);
    }

    [Theory]
    [InlineData("""{"wishes":[{"id":"x"}]}""")]
    [InlineData("""{"wishes":[null]}""")]
    [InlineData("""{"wishes":[{"id":"x","guest":"y","track":"a","words":"<b>\u202Eevil","at":"2026-05-01T10:00:00.000Z"}]}""")]
    [InlineData("not JSON")]
    public async Task A_damaged_document_is_set_aside_and_the_room_takes_new_wishes(string document)
    {
        Directory.CreateDirectory(_folder.In("state"));
        await File.WriteAllTextAsync(_folder.In("state/wishes.json"), document, TestContext.Current.CancellationToken);
        using var room = await RoomAsync();
        await WishAsync(room, "anna", Others(room).First);

        Assert.Single(room.Wishes.Wishes);
        Assert.Contains(room.Told, told => told.Detail.StartsWith("Guests' wishes: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_is_set_makes_no_wish_older()
    {
        using var room = await RoomAsync();
        await room.CommandAsync(CommandNames.MusicPause);
        await WishAsync(room, "anna", Others(room).First);
        room.Clock.Jumped = TimeSpan.FromHours(5);
        await room.AdvanceAsync(1);

        Assert.Single(room.Wishes.Wishes);
        Assert.Equal(room.Clock.GetUtcNow(), room.Wishes.Wishes[0].WishedAt, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_house_that_plays_a_list_lets_a_wish_come_before_its_rest()
    {
        using var room = await RoomAsync();
        var (wished, single) = Others(room);
        var list = Many.Except([room.Speaker.Track!, wished, single]).Take(4).ToArray();
        var made = (await room.CommandAsync(CommandNames.PlaylistMake, new { name = "Evening", tracks = list }))!.Value;
        await room.CommandAsync(CommandNames.PlaylistPlay, new { id = made.GetProperty("playlist").GetProperty("id").GetString() });
        await WishAsync(room, "anna", wished);
        await room.CommandAsync(CommandNames.QueueClear);

        Assert.Equal(wished, room.Live.Next!.Tracks[0].Track.Id);
        await room.CommandAsync(CommandNames.MusicSkip);
        Assert.Equal(wished, room.Speaker.Track);
    }

    [Fact]
    public async Task While_the_calendar_plays_a_list_only_what_is_on_it_may_be_wished_for()
    {
        using var room = await RoomAsync();
        var (wished, other) = Others(room);
        var made = (await room.CommandAsync(CommandNames.PlaylistMake, new { name = "Lunch songs", tracks = new[] { wished } }))!.Value;
        var list = made.GetProperty("playlist").GetProperty("id").GetString();
        var block = new ScheduleBlock
        {
            Id = "lunch",
            Name = "Lunch",
            Days = Enum.GetValues<DayOfWeek>(),
            From = new(0, 0),
            To = new(0, 0),
            Playlist = list,
        };
        room.Apply(Open with { Schedule = new RoomSchedule { TimeZone = "UTC", Open = [], Quiet = [], Blocks = [block] } });
        await room.AdvanceAsync(1);

        Assert.Matches($"^{other} may not play here now\\. Only Lunch songs plays here( until .*)?, and it is not on it\\.$", await RefusalAsync(room, "anna", other));
        var found = (await room.CommandAsync(CommandNames.WishSearch, new { text = wished }))!.Value;
        Assert.Equal(wished, found.EnumerateArray().Single().GetProperty("id").GetString());
    }

    public void Dispose() => _folder.Dispose();

    internal static string Mark(string guest) => GuestMark.Of("CODE", guest);

    internal static async Task<JsonElement> WishAsync(PlaybackHarness room, string guest, string track) =>
        (await room.CommandAsync(CommandNames.WishAdd, new { track, guest = Mark(guest) }))!.Value;

    private static Task<string> RefusalAsync(PlaybackHarness room, string guest, string track) =>
        room.RefusalAsync(CommandNames.WishAdd, new { track, guest = Mark(guest) });

    private async Task<PlaybackHarness> RoomAsync(ManualClock? clock = null)
    {
        var room = new PlaybackHarness(_folder, clock: clock).WithTracks(Many);
        room.Apply(Open);
        return await room.AdvanceAsync(1);
    }

    private static (string First, string Second) Others(PlaybackHarness room) =>
        Many.Except([room.Speaker.Track!]).ToArray() is [var first, var second, ..]
            ? (first, second)
            : throw new InvalidOperationException("There are ten tracks.");
}
