using System.Text;
using Roomtone.Contracts;
using Roomtone.Dashboard.Calendars;

namespace Roomtone.Dashboard.Tests.Calendars;

public class CalendarDaysTests
{
    private static readonly DateOnly Today = new(2026, 12, 1);

    [Fact]
    public void Whole_days_of_the_next_eighteen_months_are_taken_with_their_names()
    {
        var found = Read(
            Event("DTSTART;VALUE=DATE:20261224", "SUMMARY:Christmas\\, Eve"),
            Event("DTSTART;VALUE=DATE:20270103", "DTEND;VALUE=DATE:20270110", "SUMMARY:Winter break"),
            Event("DTSTART;TZID=Europe/Berlin:20270201T000000", "DTEND;TZID=Europe/Berlin:20270202T000000", "SUMMARY:Stocktaking"),
            Event("DTSTART;VALUE=DATE:20261130", "SUMMARY:Yesterday"),
            Event("DTSTART;VALUE=DATE:20290101", "SUMMARY:Too far"));

        Assert.Equal(
            [
                new FoundDay(new(2026, 12, 24), null, "Christmas, Eve"),
                new FoundDay(new(2027, 1, 3), new(2027, 1, 9), "Winter break"),
                new FoundDay(new(2027, 2, 1), null, "Stocktaking"),
            ],
            found.Days);
        Assert.Empty(found.Notes);
    }

    [Fact]
    public void Rules_come_as_often_as_they_say_without_what_is_taken_out_and_with_what_is_moved()
    {
        var found = Read(
            Event("UID:a", "DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=YEARLY", "SUMMARY:New Year"),
            Event("UID:b", "DTSTART;VALUE=DATE:20261207", "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;VALUE=DATE:20261214", "SUMMARY:Market"),
            Event("UID:b", "RECURRENCE-ID;VALUE=DATE:20261221", "DTSTART;VALUE=DATE:20261222", "SUMMARY:Market moved"),
            Event("UID:c", "DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=DAILY;UNTIL=20261202T235959Z", "SUMMARY:Two days"));

        string[] days = [.. found.Days.Select(day => $"{day.From:yyyy-MM-dd} {day.Name}")];
        Assert.Equal(
            [
                "2026-12-01 Two days", "2026-12-02 Two days", "2026-12-07 Market", "2026-12-22 Market moved", "2026-12-28 Market",
                "2027-01-01 New Year", "2028-01-01 New Year",
            ],
            days);
    }

    [Fact]
    public void Events_with_a_time_of_day_are_counted_and_left_out()
    {
        var found = Read(
            Event("DTSTART:20261224T100000Z", "DTEND:20261224T110000Z", "SUMMARY:Dentist"),
            Event("DTSTART;VALUE=DATE:20261225", "SUMMARY:Closed"));

        Assert.Equal("Closed", Assert.Single(found.Days).Name);
        Assert.Contains("1 events with a time of day", Assert.Single(found.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RRULE:FREQ=SECONDLY")]
    [InlineData("RRULE:FREQ=MINUTELY;COUNT=1000000000")]
    [InlineData("RRULE:FREQ=HOURLY")]
    [InlineData("RRULE:FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=0,1,2;BYSECOND=0,1,2,3,4,5;COUNT=1000000000")]
    [InlineData("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=0")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=-1")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=99999999999999999999")]
    [InlineData("RRULE:FREQ=FORTNIGHTLY")]
    [InlineData("RRULE:")]
    [InlineData("RRULE")]
    [InlineData("RRULE:FREQ=DAILY;UNTIL=yesterday")]
    [InlineData("EXRULE:FREQ=SECONDLY")]
    [InlineData("DTEND;VALUE=DATE:99991231")]
    [InlineData("DTEND;VALUE=DATE:19000101")]
    [InlineData("DURATION:P999999999999999W")]
    [InlineData("RDATE;VALUE=DATE:20261332")]
    [InlineData("DTSTART;TZID=Nowhere/Land:20261224T000000")]
    public void An_event_that_cannot_be_reckoned_takes_no_other_along(string line)
    {
        var found = Read(
            Event("DTSTART;VALUE=DATE:20261224", line, "SUMMARY:Odd"),
            Event("DTSTART;VALUE=DATE:20261226", "SUMMARY:Good"));

        Assert.Contains(new FoundDay(new(2026, 12, 26), null, "Good"), found.Days);
        Assert.InRange(found.Days.Count, 1, RoomSchedule.MostDays);
        Assert.All(found.Notes, note => Assert.EndsWith(".", note, StringComparison.Ordinal));
    }

    [Fact]
    public void Ten_thousand_events_with_endless_rules_are_bounded_by_what_they_cost()
    {
        var bomb = Enumerable.Range(0, 10_000).Select(i => Event($"DTSTART;VALUE=DATE:1980010{(i % 9) + 1}", "RRULE:FREQ=DAILY"));

        var found = Read([.. bomb]);

        Assert.InRange(found.Days.Count, 1, RoomSchedule.MostDays);
        Assert.Contains(found.Notes, note => note.Contains("more recurrences than can be reckoned", StringComparison.Ordinal));
    }

    [Fact]
    public void Thousands_of_days_are_cut_to_what_a_schedule_holds_and_said()
    {
        var events = Enumerable.Range(0, 5000)
            .Select(i => Event($"DTSTART;VALUE=DATE:{Today.AddDays(i % 500):yyyyMMdd}", $"SUMMARY:Day {i}"));

        var found = Read([.. events]);

        Assert.Equal(RoomSchedule.MostDays, found.Days.Count);
        Assert.Contains(found.Notes, note => note.Contains("the first 1000 are taken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Log in</html>")]
    [InlineData("BEGIN:VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:x")]
    [InlineData("BEGIN:VCALENDAR\nEND:VEVENT\nEND:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\n")]
    public void What_is_no_calendar_is_refused_with_a_sentence(string text)
    {
        var refusal = Assert.Throws<CalendarException>(() => CalendarDays.Read(Encoding.UTF8.GetBytes(text), Today));

        Assert.EndsWith(".", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_and_files_that_are_too_large_are_refused_with_a_sentence()
    {
        var noise = new byte[100_000];
        new Random(7).NextBytes(noise);

        Assert.Throws<CalendarException>(() => CalendarDays.Read(noise, Today));
        var large = Assert.Throws<CalendarException>(() => CalendarDays.Read(new byte[5 * 1024 * 1024], Today));
        Assert.Contains("larger than 1 MB", large.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Older_letters_folded_lines_and_control_characters_are_read()
    {
        var text = Wrapped(Event("DTSTART;VALUE=DATE:20261224", "SUMMARY:Fr\u00fch\r\n  geschlossen\u0007"));

        var found = CalendarDays.Read(Encoding.Latin1.GetBytes(text), Today);

        Assert.Equal("Fr\u00fch geschlossen", Assert.Single(found.Days).Name);
    }

    private static FoundDays Read(params string[] events) => CalendarDays.Read(Encoding.UTF8.GetBytes(Wrapped(events)), Today);

    private static string Wrapped(params string[] events) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{string.Concat(events)}END:VCALENDAR\r\n";

    private static string Event(params string[] lines) => string.Concat(["BEGIN:VEVENT\r\n", .. lines.Select(line => line + "\r\n"), "END:VEVENT\r\n"]);
}
