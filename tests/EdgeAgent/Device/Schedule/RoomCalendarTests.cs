using System.Globalization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Schedule;

namespace Roomtone.EdgeAgent.Tests.Device.Schedule;

public class RoomCalendarTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DayOfWeek[] Daily = Enum.GetValues<DayOfWeek>();
    private static readonly ScheduleBlock Lunch = Block("Lunch", "12:00", "14:00");

    [Theory]
    [InlineData("2026-01-05 11:59", null)]
    [InlineData("2026-01-05 12:00", "Lunch")]
    [InlineData("2026-01-05 13:59", "Lunch")]
    [InlineData("2026-01-05 14:00", null)]
    [InlineData("2026-07-06 12:00", "Summer")] // A season goes before every week,
    [InlineData("2026-07-07 12:30", "Feast")] // and a date before both.
    [InlineData("2026-07-07 13:00", "Summer")]
    [InlineData("2026-01-05 23:30", "Night")]
    [InlineData("2026-01-06 00:30", "Night")] // Of the evening before.
    [InlineData("2026-01-06 01:00", null)]
    public void At_one_moment_one_block_holds(string wall, string? name)
    {
        var calendar = Calendar(new()
        {
            Blocks =
            [
                Lunch,
                Lunch with { Id = "s", Name = "Summer", Season = new(new(6, 1), new(8, 31)) },
                Block("Feast", "12:15", "13:00") with { Days = [], Dates = [new(2026, 7, 7)] },
                Block("Night", "23:00", "01:00"),
            ],
        });

        Assert.Equal(name, calendar.At(Wall(wall)).Block?.Block.Name);
    }

    [Theory]
    [InlineData("2026-12-24 23:30", true)] // The night before the holiday goes on,
    [InlineData("2026-12-25 00:30", true)]
    [InlineData("2026-12-25 01:00", false)]
    [InlineData("2026-12-25 12:00", false)] // which is closed.
    [InlineData("2026-12-26 00:30", false)]
    [InlineData("2026-12-26 09:00", false)] // Own hours,
    [InlineData("2026-12-26 11:00", true)]
    [InlineData("2026-12-27 02:30", true)] // that pass midnight as well.
    [InlineData("2026-12-31 11:00", true)] // A Thursday like a Saturday.
    [InlineData("2026-12-31 16:00", false)]
    public void Special_days_have_their_own_hours(string wall, bool isOpen)
    {
        var calendar = Calendar(new()
        {
            Open =
            [
                new([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new(8, 0), new(1, 0)),
                new([DayOfWeek.Saturday], new(10, 0), new(15, 0)),
            ],
            Days =
            [
                new(new(2026, 12, 25), null, "Christmas", new() { IsClosed = true }),
                new(new(2026, 12, 26), null, "Boxing Day", new() { Open = [new(new(10, 0), new(3, 0))] }),
                new(new(2026, 12, 31), null, "New Year's Eve", new() { Like = DayOfWeek.Saturday }),
                new(new(2026, 12, 1), new(2026, 12, 31), "Advent", new()), // The first that holds counts; it only has a name.
            ],
        });

        Assert.Equal(isOpen, calendar.At(Wall(wall)).IsOpen);
    }

    [Fact]
    public void A_day_like_another_has_its_blocks_and_quiet_hours_and_keeps_the_blocks_of_its_date()
    {
        var calendar = Calendar(new()
        {
            Quiet = [new([DayOfWeek.Sunday], new(0, 0), new(0, 0))],
            Blocks =
            [
                Lunch with { Days = [DayOfWeek.Monday] },
                Lunch with { Id = "b", Name = "Brunch", Days = [DayOfWeek.Sunday] },
                Lunch with { Id = "d", Name = "Of the day", Days = [], Dates = [new(2026, 1, 12)] },
            ],
            Days = [new(new(2026, 1, 5), new(2026, 1, 12), "Holiday", new() { Like = DayOfWeek.Sunday })],
        });

        var noon = calendar.At(Wall("2026-01-05 12:00"));
        Assert.Equal(("Brunch", true), (noon.Block!.Block.Name, noon.IsQuiet));
        Assert.Equal("Of the day", calendar.At(Wall("2026-01-12 12:00")).Block!.Block.Name);
        Assert.False(calendar.At(Wall("2026-01-13 12:00")).IsQuiet);
    }

    [Fact]
    public void Where_a_special_day_brings_two_together_the_later_one_holds()
    {
        var calendar = Calendar(new()
        {
            Blocks =
            [
                Block("Night", "22:00", "04:00") with { Days = [DayOfWeek.Friday] },
                Block("Early", "02:00", "05:00") with { Days = [DayOfWeek.Monday] },
            ],
            Days = [new(new(2026, 1, 10), null, "Saturday like a Monday", new() { Like = DayOfWeek.Monday })],
        });

        Assert.Equal("Night", calendar.At(Wall("2026-01-10 01:59")).Block?.Block.Name);
        Assert.Equal("Early", calendar.At(Wall("2026-01-10 02:00")).Block?.Block.Name);
    }

    [Fact]
    public void While_the_room_is_closed_no_block_holds_and_it_begins_when_the_room_opens()
    {
        var calendar = Calendar(new() { Open = [new(Daily, new(13, 0), new(18, 0))], Blocks = [Lunch] });

        Assert.Null(calendar.At(Wall("2026-01-05 12:30")).Block);
        Assert.Equal(Wall("2026-01-05 13:00"), calendar.NextBlock(Wall("2026-01-05 12:30")));
        Assert.Equal("Lunch", calendar.At(Wall("2026-01-05 13:00")).Block?.Block.Name);
    }

    /// <summary>On 29 March 2026 the wall's clock goes from 02:00 to 03:00 at 01:00 UTC.</summary>
    [Theory]
    [InlineData("02:30", "04:00", "2026-03-29T01:00Z", "2026-03-29T02:00Z")] // It does not come: at the change.
    [InlineData("01:00", "02:30", "2026-03-29T00:00Z", "2026-03-29T01:00Z")]
    [InlineData("03:00", "04:00", "2026-03-29T01:00Z", "2026-03-29T02:00Z")]
    [InlineData("01:30", "03:30", "2026-03-29T00:30Z", "2026-03-29T01:30Z")] // An hour shorter.
    [InlineData("08:00", "09:00", "2026-03-29T06:00Z", "2026-03-29T07:00Z")]
    public void An_hour_that_does_not_come_begins_and_ends_nothing_twice(string from, string to, string begins, string ends) =>
        AssertSlot("2026-03-29 00:00", from, to, begins, ends);

    /// <summary>On 25 October 2026 it goes from 03:00 to 02:00 at 01:00 UTC.</summary>
    [Theory]
    [InlineData("02:30", "04:00", "2026-10-25T00:30Z", "2026-10-25T03:00Z")] // The first 02:30 counts.
    [InlineData("01:00", "02:30", "2026-10-24T23:00Z", "2026-10-25T00:30Z")]
    [InlineData("01:30", "03:30", "2026-10-24T23:30Z", "2026-10-25T02:30Z")] // An hour longer.
    [InlineData("02:00", "03:00", "2026-10-25T00:00Z", "2026-10-25T02:00Z")] // Both.
    public void An_hour_that_comes_twice_is_passed_once(string from, string to, string begins, string ends) =>
        AssertSlot("2026-10-25 00:00", from, to, begins, ends);

    [Fact]
    public void A_time_that_does_not_come_at_all_is_no_time()
    {
        var calendar = Calendar(new() { Blocks = [Block("Gap", "02:10", "02:50")] });

        Assert.Null(calendar.At(Utc("2026-03-29T01:00Z")).Block);
        Assert.Equal(Wall("2026-03-30 02:10"), calendar.NextBlock(Utc("2026-03-28T23:30Z")));
    }

    [Theory]
    [InlineData("2026-01-05 07:00", "2026-01-05 08:00")]
    [InlineData("2026-01-05 08:00", "2026-01-05 18:00")]
    [InlineData("2026-01-09 18:00", "2026-01-19 08:00")] // Closed for a week.
    [InlineData("2026-01-20 18:00", "2026-01-21 08:00")]
    public void When_the_room_opens_or_closes_next_is_known(string now, string next)
    {
        DayOfWeek[] weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        var calendar = Calendar(new()
        {
            Open = [new(weekdays, new(8, 0), new(12, 0)), new(weekdays, new(12, 0), new(18, 0))], // They touch.
            Days = [new(new(2026, 1, 12), new(2026, 1, 16), "Winter holidays", new() { IsClosed = true })],
        });

        Assert.Equal(Wall(next), calendar.NextOpening(Wall(now)));
    }

    [Fact]
    public void A_room_that_never_changes_has_no_next_change()
    {
        var calendar = Calendar(new());

        Assert.Null(calendar.NextOpening(Wall("2026-01-05 07:00")));
        Assert.Null(calendar.NextBlock(Wall("2026-01-05 07:00")));
    }

    [Fact]
    public void What_the_calendar_leaves_out_is_as_the_boxs_own_file_says()
    {
        var file = new HoursSettings
        {
            TimeZone = "Europe/Berlin",
            Open = ["Mon 08:00-18:00"],
            Quiet = ["17:00-18:00"],
            QuietVolumePercent = 15,
        };
        var calendar = new RoomCalendar(new() { Blocks = [Lunch] }, file, TimeZoneInfo.Utc);
        var own = new RoomCalendar(new() { TimeZone = "UTC", Open = [], Quiet = [], QuietVolumePercent = 5 }, file, TimeZoneInfo.Utc);
        var off = new RoomCalendar(new() { IsOn = false, Open = [], Blocks = [Lunch] }, file, TimeZoneInfo.Utc);

        Assert.Equal((true, false), (calendar.At(Wall("2026-01-05 12:00")).IsOpen, calendar.At(Wall("2026-01-05 18:00")).IsOpen));
        Assert.Equal((true, 15), (calendar.At(Wall("2026-01-05 17:30")).IsQuiet, calendar.QuietVolumePercent));
        Assert.True(own.At(Wall("2026-01-05 20:00")).IsOpen);
        Assert.Equal((false, 5), (own.At(Wall("2026-01-05 17:30")).IsQuiet, own.QuietVolumePercent));
        Assert.Equal("UTC", own.Zone.Id);
        Assert.False(off.At(Wall("2026-01-05 20:00")).IsOpen);
        Assert.Null(off.At(Wall("2026-01-05 12:00")).Block);
    }

    /// <summary>Between two edges nothing changes: what is kept until the next one is right at each minute in between.</summary>
    [Theory]
    [InlineData("2026-03-27 00:00")]
    [InlineData("2026-10-23 00:00")]
    public void Until_the_next_edge_everything_stays_as_it_is(string from)
    {
        var calendar = Calendar(new()
        {
            Open = [new(Daily, new(7, 0), new(2, 30))],
            Quiet = [new(Daily, new(22, 0), new(8, 0))],
            Blocks = [Lunch, Block("Night", "23:00", "02:15"), Block("Morning", "02:20", "11:00")],
            Days = [new(DateOnly.FromDateTime(Wall(from).AddDays(2).DateTime), null, "Holiday", new() { IsClosed = true })],
        });
        var (at, end) = (Wall(from), Wall(from).AddDays(4));
        var (state, until, next) = (calendar.At(at), calendar.SameUntil(at), calendar.NextBlock(at));
        for (; at < end; at = at.AddMinutes(1))
        {
            if (at >= until)
            {
                Assert.Equal(at, until);
                var now = calendar.At(at);
                if ((now.IsOpen, now.Block) == (state.IsOpen, state.Block)) Assert.Equal(next, calendar.NextBlock(at));
                else Assert.Equal(next, at);
                (state, until, next) = (now, calendar.SameUntil(at), calendar.NextBlock(at));
            }

            Assert.Equal(state, calendar.At(at));
        }
    }

    private static void AssertSlot(string day, string from, string to, string begins, string ends)
    {
        var calendar = Calendar(new() { Blocks = [Block("It", from, to)] });
        var first = calendar.NextBlock(Wall(day));

        Assert.Equal(Utc(begins), first);
        Assert.Equal("It", calendar.At(first!.Value).Block?.Block.Name);
        Assert.Equal(Utc(ends), calendar.NextBlock(first.Value));
    }

    private static RoomCalendar Calendar(RoomSchedule schedule)
    {
        Assert.Empty(schedule.Problems());
        return new RoomCalendar(schedule, new HoursSettings(), Berlin);
    }

    private static ScheduleBlock Block(string name, string from, string to) => new()
    {
        Id = name,
        Name = name,
        Days = Daily,
        From = TimeOnly.ParseExact(from, "HH:mm", null),
        To = TimeOnly.ParseExact(to, "HH:mm", null),
    };

    private static DateTimeOffset Utc(string at) => DateTimeOffset.Parse(at, CultureInfo.InvariantCulture);

    private static DateTimeOffset Wall(string wall)
    {
        var time = DateTime.ParseExact(wall, "yyyy-MM-dd HH:mm", null);
        return new DateTimeOffset(time, Berlin.GetUtcOffset(time)).ToUniversalTime();
    }
}
