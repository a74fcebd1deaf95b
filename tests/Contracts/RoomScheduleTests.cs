using System.Text;
using System.Text.Json;

namespace Roomtone.Contracts.Tests;

public class RoomScheduleTests
{
    private static readonly DayHours AllDay = new(default, default);
    private static readonly ScheduleBlock Lunch = Weekly("lunch", "12:00", "14:00", DayOfWeek.Monday);

    [Fact]
    public void A_week_as_a_cafe_has_it_is_allowed()
    {
        var schedule = new RoomSchedule
        {
            TimeZone = "Europe/Berlin",
            Open = [new([DayOfWeek.Monday, DayOfWeek.Saturday], new(8, 0), new(2, 0))],
            Quiet = [],
            QuietVolumePercent = 20,
            OverrideMinutes = 60,
            Blocks =
            [
                Lunch with { VolumeFrom = 40, VolumeTo = 55, Sources = ["library"], Aim = MusicAim.Hold, Hold = new(0.5, 0.5) },
                Weekly("dinner", "14:00", "02:00", DayOfWeek.Monday) with { MoodShare = 0.5 },
                Dated("feast", "12:00", "13:00", "2026-12-28") with { Playlist = "p1", Explicit = ExplicitMusic.Family },
            ],
            Days =
            [
                new(new(2026, 12, 25), new(2026, 12, 26), "Christmas", new() { IsClosed = true }) { Calendar = "de" },
                new(new(2026, 12, 31), null, "New Year's Eve", new() { Like = DayOfWeek.Saturday, Open = [new(new(10, 0), new(10, 0))] }),
            ],
            Calendars = [new("de", "Holidays", new() { IsClosed = true }) { Country = "DE-BY", Address = "https://example.org/x.ics" }],
        };

        Assert.Empty(schedule.Problems());
        Assert.Equal(Text(schedule), Text(Wire.Read<RoomSchedule>(Wire.Write(schedule))));
    }

    [Theory]
    [InlineData("13:00", "15:00", "on Monday from 13:00 to 14:00")]
    [InlineData("12:30", "13:00", "on Monday from 12:30 to 13:00")]
    [InlineData("13:59", "13:59", "on Monday from 13:59 to 14:00")] // A whole day.
    [InlineData("14:00", "12:00", null)] // They touch.
    [InlineData("14:00", "16:00", null)]
    public void Two_blocks_of_a_rank_that_hold_at_once_are_refused_with_names_and_time(string from, string to, string? when) =>
        AssertOverlap(Lunch, Weekly("other", from, to, DayOfWeek.Monday), when);

    [Theory]
    [InlineData(DayOfWeek.Sunday, DayOfWeek.Monday, "on Monday from 00:30 to 02:00")] // The week's end.
    [InlineData(DayOfWeek.Tuesday, DayOfWeek.Wednesday, "on Wednesday from 00:30 to 02:00")]
    [InlineData(DayOfWeek.Saturday, DayOfWeek.Sunday, "on Sunday from 00:30 to 02:00")]
    [InlineData(DayOfWeek.Tuesday, DayOfWeek.Tuesday, null)]
    [InlineData(DayOfWeek.Tuesday, DayOfWeek.Thursday, null)]
    public void A_night_reaches_into_the_next_day(DayOfWeek night, DayOfWeek morning, string? when)
    {
        AssertOverlap(Weekly("night", "22:00", "02:00", night), Weekly("early", "00:30", "03:00", morning), when);
        AssertOverlap(Weekly("early", "00:30", "03:00", morning), Weekly("night", "22:00", "02:00", night), when);
    }

    [Fact]
    public void A_block_of_another_rank_goes_before()
    {
        var season = Lunch with { Id = "season", Season = new(new(6, 1), new(8, 31)) };
        var dated = Dated("dated", "12:00", "14:00", "2026-06-01");

        Assert.Empty(new RoomSchedule { Blocks = [Lunch, season, dated] }.Problems());
    }

    [Theory]
    [InlineData("2026-06-01", "2026-06-01", "on 2026-06-01 from 23:00 to 02:00")]
    [InlineData("2026-06-01", "2026-06-02", null)]
    [InlineData("9999-12-31", "9999-12-31", "on 9999-12-31 from 23:00 to 02:00")]
    [InlineData("0001-01-01", "0001-01-01", "on 0001-01-01 from 23:00 to 02:00")]
    public void Blocks_of_the_same_date_overlap(string one, string other, string? when) =>
        AssertOverlap(Dated("one", "22:00", "02:00", one), Dated("other", "23:00", "04:00", other), when);

    [Fact]
    public void A_dated_night_reaches_into_the_next_date() => AssertOverlap(
        Dated("one", "22:00", "02:00", "2026-12-31"), Dated("other", "01:00", "04:00", "2027-01-01"), "on 2027-01-01 from 01:00 to 02:00");

    [Theory]
    [InlineData("6-1", "8-31", "8-31", "9-30", true)]
    [InlineData("6-1", "8-31", "9-1", "9-30", false)]
    [InlineData("11-1", "2-28", "2-29", "3-31", false)] // Over the new year.
    [InlineData("11-1", "2-29", "2-29", "3-31", true)]
    [InlineData("12-31", "1-1", "1-1", "12-31", true)]
    public void Seasons_that_share_a_day_share_its_hours(string from, string to, string otherFrom, string otherTo, bool overlap) =>
        AssertOverlap(
            Lunch with { Season = Part(from, to) },
            Lunch with { Id = "other", Name = "other", Season = Part(otherFrom, otherTo) },
            overlap ? "on Monday from 12:00 to 14:00" : null);

    [Theory]
    [InlineData("6-1", "8-31", "9-1", "9-30", true)]
    [InlineData("6-1", "8-31", "9-2", "9-30", false)]
    [InlineData("11-1", "12-31", "1-1", "2-28", true)]
    [InlineData("1-1", "2-28", "3-1", "4-30", true)] // But for leap years they are neighbours.
    [InlineData("1-1", "2-29", "3-1", "4-30", true)]
    [InlineData("9-1", "9-30", "6-1", "8-31", false)] // The other way round the nights do not meet.
    public void The_last_night_of_a_season_reaches_into_the_next(string from, string to, string otherFrom, string otherTo, bool meet) =>
        AssertOverlap(
            Weekly("night", "22:00", "02:00", DayOfWeek.Friday) with { Season = Part(from, to) },
            Weekly("early", "01:00", "03:00", DayOfWeek.Saturday) with { Season = Part(otherFrom, otherTo) },
            meet ? "on Saturday from 01:00 to 02:00" : null);

    [Theory]
    [InlineData("2026-03-01", false)]
    [InlineData("2026-11-01", true)]
    [InlineData("2027-01-01", true)]
    [InlineData("2027-02-28", true)]
    public void A_season_may_pass_the_new_year(string date, bool holds) =>
        Assert.Equal(holds, Part("11-1", "2-29").Contains(Date(date)));

    public static TheoryData<string, RoomSchedule> Wrong() => new()
    {
        { "timeZone is 'Europe/Atlantis'", new() { TimeZone = "Europe/Atlantis" } },
        { "timeZone is '../../etc/passwd'", new() { TimeZone = "../../etc/passwd" } },
        { "timeZone is ''", new() { TimeZone = "" } },
        { "quietVolumePercent is 101", new() { QuietVolumePercent = 101 } },
        { "overrideMinutes is 0", new() { OverrideMinutes = 0 } },
        { "overrideMinutes is 1441", new() { OverrideMinutes = 1441 } },
        { "hours without days", new() { Open = [new([], default, default)] } },
        { "same day twice", new() { Quiet = [new([DayOfWeek.Monday, DayOfWeek.Monday], default, default)] } },
        { "hours with seconds", new() { Open = [new([DayOfWeek.Monday], new(8, 0, 1), default)] } },
        { "open has 51 entries", new() { Open = [.. Enumerable.Repeat(new WeeklyHours([DayOfWeek.Monday], default, default), 51)] } },
        { "blocks has 201 entries", new() { Blocks = [.. Enumerable.Repeat(Lunch, 201)] } },
        { "days has 1001 entries", new() { Days = [.. Enumerable.Repeat(Day(new()), 1001)] } },
        { "two blocks with the id 'lunch'", Of(Lunch, Lunch) },
        { "the id ''", Of(Lunch with { Id = "" }) },
        { "has no name", Of(Lunch with { Name = " " }) },
        { "has no name, or one longer", Of(Lunch with { Name = new('x', 101) }) },
        { "needs either days", Of(Lunch with { Days = [] }) },
        { "needs either days", Of(Lunch with { Dates = [new(2026, 1, 1)] }) },
        { "needs either days", Of(Lunch with { Days = [], Dates = [.. Enumerable.Range(1, 101).Select(day => new DateOnly(day, 1, 1))] }) },
        { "a time with seconds", Of(Lunch with { To = new(12, 0, 30) }) },
        { "a season with a day that no year has", Of(Lunch with { Season = Part("2-30", "3-1") }) },
        { "a season with a day that no year has", Of(Lunch with { Season = Part("1-1", "13-1") }) },
        { "playlist by an id that cannot be", Of(Lunch with { Playlist = "" }) },
        { "sources has 'vinyl'", Of(Lunch with { Sources = ["vinyl"] }) },
        { "holds a point", Of(Lunch with { Hold = new(2, 0) }) },
        { "a volume outside", Of(Lunch with { VolumeFrom = 101 }) },
        { "give both", Of(Lunch with { VolumeTo = 50 }) },
        { "moodShare of 2", Of(Lunch with { MoodShare = 2 }) },
        { "moodShare of NaN", Of(Lunch with { MoodShare = double.NaN }) },
        { "has no name", new() { Days = [Day(new()) with { Name = null! }] } },
        { "ends on 2025-12-31, before", new() { Days = [Day(new()) with { To = new(2025, 12, 31) }] } },
        { "closed and has hours at once", new() { Days = [Day(new() { IsClosed = true, Like = DayOfWeek.Monday })] } },
        { "a day that no week has", new() { Days = [Day(new() { Like = (DayOfWeek)7 })] } },
        { "opening hours with seconds", new() { Days = [Day(new() { Open = [new(new(8, 0, 1), default)] })] } },
        { "more than 50 opening hours", new() { Days = [Day(new() { Open = [.. Enumerable.Repeat(AllDay, 51)] })] } },
        { "no http:// or https:// address", new() { Calendars = [new("a", "a", new()) { Address = "file:///etc/passwd" }] } },
        { "two calendars with the id 'a'", new() { Calendars = [new("a", "a", new()), new("a", "b", new())] } },
        { "entry that is null", new() { Days = [null!] } },
        { "entry that is null", new() { Days = [Day(null!)] } },
        { "entry that is null", new() { Calendars = [new("a", "a", null!)] } },
        { "entry that is null", new() { Open = [new(null!, default, default)] } },
        { "entry that is null", Of(Lunch with { Season = new(null!, new(1, 1)) }) },
        { "entry that is null", Of(Lunch with { Sources = [null!] }) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_is_told_by_one_sentence(string part, RoomSchedule schedule) =>
        Assert.Contains(part, Assert.Single(new RoomSettings { Schedule = schedule }.Problems()), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"open":[null]}""")]
    [InlineData("""{"open":[{}]}""")]
    [InlineData("""{"open":[{"days":null,"from":"08:00","to":"09:00"}]}""")]
    [InlineData("""{"quiet":[{"days":["noday"],"from":"08:00","to":"09:00"}]}""")]
    [InlineData("""{"quiet":[{"days":[1],"from":"08:00","to":"09:00"}]}""")]
    [InlineData("""{"open":[{"days":["monday"],"from":"25:00","to":"09:00"}]}""")]
    [InlineData("""{"blocks":[{}]}""")]
    [InlineData("""{"blocks":null}""")]
    [InlineData("""{"blocks":[null]}""")]
    [InlineData("""{"blocks":[{"id":null}]}""")]
    [InlineData("""{"blocks":[{"id":"a","name":"a","dates":["2026-02-30"]}]}""")]
    [InlineData("""{"blocks":[{"id":"a","name":"a","dates":[null]}]}""")]
    [InlineData("""{"blocks":[{"id":"a","name":"a","days":["monday"],"season":{}}]}""")]
    [InlineData("""{"blocks":[{"id":"a","name":"a","days":["monday"],"season":{"from":{"month":1},"to":{"day":1}}}]}""")]
    [InlineData("""{"blocks":[{"id":"a","name":"a","days":["monday"],"sources":[null]}]}""")]
    [InlineData("""{"blocks":[{"id":"a","name":"a","days":["monday"],"moodShare":1e999}]}""")]
    [InlineData("""{"days":[{}]}""")]
    [InlineData("""{"days":[{"name":"x","rule":{"open":[null]}}]}""")]
    [InlineData("""{"calendars":[{}]}""")]
    [InlineData("""{"calendars":[{"rule":{}}]}""")]
    [InlineData("""{"timeZone":"\u0000"}""")]
    [InlineData("""{"timeZone":"Europe/Berlin\u0000"}""")]
    public void A_hostile_text_is_refused_with_a_sentence_and_nothing_else(string schedule)
    {
        try
        {
            var settings = Wire.Read<RoomSettings>(Encoding.UTF8.GetBytes($$"""{"schedule":{{schedule}}}"""));
            Assert.NotEmpty(settings.Problems());
            Assert.All(settings.Problems(), problem => Assert.EndsWith(".", problem, StringComparison.Ordinal));
        }
        catch (JsonException)
        {
            // The box says so, too.
        }
    }

    [Fact]
    public void As_much_as_may_be_is_looked_through_and_few_sentences_come_of_it()
    {
        List<DateOnly> dates = [.. Enumerable.Range(0, RoomSchedule.MostDates).Select(day => new DateOnly(2026, 1, 1).AddDays(day * 2))];
        var blocks = Enumerable.Range(0, RoomSchedule.MostBlocks).Select(minute => Dated($"b{minute}", "00:00", "00:00") with
        {
            Dates = dates,
            From = new TimeOnly(0, 0).AddMinutes(minute),
            To = new TimeOnly(0, 0).AddMinutes(minute % 60 == 59 ? minute : minute + 1),
        });

        // Those of the last minute of an hour last the whole day.
        Assert.Equal(5, new RoomSchedule { Blocks = [.. blocks] }.Problems().Count());
        Assert.Empty(new RoomSchedule { Blocks = [.. blocks.Where(block => block.From != block.To)] }.Problems());
    }

    private static void AssertOverlap(ScheduleBlock one, ScheduleBlock other, string? when)
    {
        var problems = Of(one, other).Problems();
        if (when is null) Assert.Empty(problems);
        else Assert.Equal([$"The blocks '{one.Name}' and '{other.Name}' overlap {when}; move or shorten one."], problems);
    }

    private static RoomSchedule Of(params ScheduleBlock[] blocks) => new() { Blocks = blocks };

    private static SpecialDay Day(DayRule rule) => new(new(2026, 1, 1), null, "New Year", rule);

    private static ScheduleBlock Weekly(string name, string from, string to, params DayOfWeek[] days) =>
        new() { Id = name, Name = name, Days = days, From = Clock(from), To = Clock(to) };

    private static ScheduleBlock Dated(string name, string from, string to, params string[] dates) =>
        new() { Id = name, Name = name, Dates = [.. dates.Select(Date)], From = Clock(from), To = Clock(to) };

    private static Season Part(string from, string to) => new(Of(from), Of(to));

    private static MonthDay Of(string day) => day.Split('-') is [var month, var number]
        ? new(int.Parse(month, null), int.Parse(number, null))
        : throw new ArgumentException(day);

    private static TimeOnly Clock(string time) => TimeOnly.ParseExact(time, "HH:mm", null);

    private static DateOnly Date(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", null);

    private static string Text(RoomSchedule schedule) => Encoding.UTF8.GetString(Wire.Write(schedule));
}
