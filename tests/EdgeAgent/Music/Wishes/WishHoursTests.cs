using Roomtone.Contracts;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Music.Wishes;

/// <summary>The owner says when guests may wish.</summary>
public sealed class WishHoursTests : IDisposable
{
    private static readonly DayOfWeek[] EveryDay = Enum.GetValues<DayOfWeek>();

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Without_the_owners_word_no_guest_may_wish_search_or_judge()
    {
        using var room = await new PlaybackHarness(_folder).WithTracks("a", "b", "c").AdvanceAsync(1);
        foreach (var settings in new[] { new RoomSettings(), new RoomSettings { Wishes = new RoomWishes() } })
        {
            room.Apply(settings);
            await room.AdvanceAsync(1);
            foreach (var name in new[] { CommandNames.WishAdd, CommandNames.WishLike, CommandNames.WishDislike })
                Assert.Equal(
                    "The house takes no wishes.", await room.RefusalAsync(name, new { track = room.Speaker.Track, guest = WishTests.Mark("anna") }));
            Assert.Equal("The house takes no wishes.", await room.RefusalAsync(CommandNames.WishSearch, new { text = "a" }));
            Assert.Equal((false, "The house takes no wishes."), (room.Wishes.IsOpen, room.Wishes.Sentence));
        }
    }

    [Fact]
    public async Task They_may_in_the_owners_hours_by_the_clock_on_the_wall()
    {
        var clock = new ManualClock();
        using var room = new PlaybackHarness(_folder, clock: clock).WithTracks("a", "b", "c", "d");
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var wall = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        room.Apply(new RoomSettings
        {
            Schedule = new RoomSchedule { TimeZone = "Europe/Berlin", Open = [], Quiet = [] },
            Wishes = new RoomWishes { IsOn = true, Hours = [new WeeklyHours(EveryDay, wall.AddHours(1), wall.AddHours(2))] },
        });
        await room.AdvanceAsync(1);
        Assert.Equal($"Wishes are taken from {wall.AddHours(1):HH:mm} on.", room.Wishes.Sentence);
        Assert.Equal(room.Wishes.Sentence, await room.RefusalAsync(CommandNames.WishSearch, new { text = "a" }));

        clock.Advance(TimeSpan.FromHours(1));
        await room.AdvanceAsync(1);
        Assert.Equal((true, $"Wishes are taken until {wall.AddHours(2):HH:mm}."), (room.Wishes.IsOpen, room.Wishes.Sentence));
        clock.Advance(TimeSpan.FromHours(1));
        await room.AdvanceAsync(1);
        Assert.False(room.Wishes.IsOpen);
    }

    [Fact]
    public async Task A_closed_room_takes_none_and_a_wish_of_an_owner_who_switched_off_waits_in_vain()
    {
        using var room = new PlaybackHarness(_folder).WithTracks("a", "b", "c", "d");
        room.Apply(WishTests.Open);
        await room.AdvanceAsync(1);
        var others = new[] { "a", "b", "c", "d" }.Except([room.Speaker.Track!]).ToArray();
        await WishTests.WishAsync(room, "anna", others[0]);
        await WishTests.WishAsync(room, "ben", others[1]);
        room.Apply(new RoomSettings { Wishes = new RoomWishes() });
        await room.AdvanceAsync(1);
        Assert.Equal("The house takes no wishes.", room.Wishes.Wishes[1].Sentence);

        var yesterday = new[] { (DayOfWeek)(((int)room.Clock.GetUtcNow().DayOfWeek + 3) % 7) };
        room.Apply(WishTests.Open with
        {
            Schedule = new RoomSchedule { TimeZone = "UTC", Open = [new WeeklyHours(yesterday, new(8, 0), new(9, 0))], Quiet = [] },
        });
        await room.AdvanceAsync(1);
        Assert.StartsWith("The room is closed until ", room.Wishes.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Hours_that_cannot_be_are_named()
    {
        var none = new RoomSettings { Wishes = new RoomWishes { Hours = [new WeeklyHours([], new(8, 0), new(9, 0))] } };
        Assert.Equal("wishes has hours without a day of the week; name at least one, such as monday.", Assert.Single(none.Problems()));
        var hours = Enumerable.Repeat(new WeeklyHours(EveryDay, new(8, 0), new(9, 0)), RoomWishes.MostHours + 1);
        var many = new RoomSettings { Wishes = new RoomWishes { Hours = [.. hours] } };
        Assert.Equal("wishes has 51 hours; at most 50 are allowed.", Assert.Single(many.Problems()));
    }

    public void Dispose() => _folder.Dispose();
}
