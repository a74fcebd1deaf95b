using Roomtone.Dashboard.History;
using Roomtone.Dashboard.History.Liked;

namespace Roomtone.Dashboard.Tests.History.Liked;

public class WeeklyHoursTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void Friday_evenings_are_the_rooms_also_when_summer_time_begins() =>
        Assert.Equal(
            ["2026-03-20 17:00 to 03-20 23:00", "2026-03-27 17:00 to 03-27 23:00", "2026-04-03 16:00 to 04-03 22:00"],
            Spans("fri", "18:00", "24:00", "2026-03-16", "2026-04-05"));

    [Fact]
    public void A_night_belongs_to_the_day_on_which_it_begins() =>
        Assert.Equal(
            ["2026-03-13 23:00 to 03-14 01:00", "2026-03-20 21:00 to 03-21 01:00"],
            Spans("fri", "22:00", "02:00", "2026-03-13T23:00:00Z", "2026-03-22"));

    [Fact]
    public void Days_without_a_gap_are_one_span_and_all_days_are_the_whole()
    {
        Assert.Equal(["2026-03-20 23:00 to 03-22 23:00"], Spans("sat,sun", null, null, "2026-03-16", "2026-03-27"));
        Assert.Equal(["2026-03-16 00:00 to 03-31 00:00"], Spans(null, null, null, "2026-03-16", "2026-03-31"));
    }

    [Fact]
    public void An_hour_that_summer_time_leaves_out_is_the_one_after_it() =>
        Assert.Equal(["2026-03-29 01:30 to 03-29 02:00"], Spans("sun", "02:30", "04:00", "2026-03-28", "2026-03-30"));

    [Theory]
    [InlineData("fri, sat", "18:00", "24:00", null)]
    [InlineData("friday", null, null, "days has 'friday'; name them with commas between: mon, tue, wed, thu, fri, sat, sun.")]
    [InlineData("fri,", null, null, "days has ''; name them with commas between: mon, tue, wed, thu, fri, sat, sun.")]
    [InlineData(null, "25:00", null, "from is 25:00; it must be a time of day such as 18:00.")]
    [InlineData(null, null, "6pm", "until is 6pm; it must be a time of day such as 18:00.")]
    public void What_cannot_be_gets_a_sentence(string? days, string? from, string? until, string? sentence)
    {
        Assert.Equal(sentence is null, WeeklyHours.TryParse(days, from, until, out _, out var problem));
        Assert.Equal(sentence, problem);
    }

    private static IEnumerable<string> Spans(string? days, string? from, string? until, string first, string last)
    {
        Assert.True(WeeklyHours.TryParse(days, from, until, out var hours, out _));
        Assert.True(TimeRange.TryParseTime(first, out var start) & TimeRange.TryParseTime(last, out var end));
        return hours.In(new TimeRange(start, end), Berlin).Select(span => FormattableString.Invariant($"{span.From:yyyy-MM-dd HH:mm} to {span.To:MM-dd HH:mm}"));
    }
}
