using System.Text;
using Roomtone.Contracts;
using Roomtone.Dashboard.Calendars;
using Roomtone.Odd.Bench.Mutation;

namespace Roomtone.Odd.Bench.Inputs;

/// <summary>Calendars as .ics files, read into the special days of a room, which its box must take.</summary>
internal sealed class CalendarInputs : IInputKind
{
    private const string Holidays = """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Somebody//EN
        BEGIN:VEVENT
        UID:1@s.example
        DTSTART;VALUE=DATE:20261225
        DTEND;VALUE=DATE:20261227
        SUMMARY:Christmas
        END:VEVENT
        BEGIN:VEVENT
        UID:2@s.example
        DTSTART;VALUE=DATE:20200106
        RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=6;UNTIL=20301231
        EXDATE;VALUE=DATE:20270106
        SUMMARY:Epi
         phany
        END:VEVENT
        BEGIN:VEVENT
        UID:3@s.example
        DTSTART;TZID=Europe/Berlin:20260105T180000
        DURATION:PT2H
        RRULE:FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL=2;COUNT=40
        SUMMARY:Quiz
        END:VEVENT
        END:VCALENDAR
        """;

    private const string Changed = """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:4@s.example
        DTSTART;VALUE=DATE:20260301
        RRULE:FREQ=MONTHLY;BYDAY=1SU;BYSETPOS=1
        RDATE;VALUE=DATE:20260704,20260705
        SUMMARY:Market
        END:VEVENT
        BEGIN:VEVENT
        UID:4@s.example
        RECURRENCE-ID;VALUE=DATE:20260405
        DTSTART;VALUE=DATE:20260406
        STATUS:CONFIRMED
        SUMMARY:Market, a day later
        END:VEVENT
        END:VCALENDAR
        """;

    private static readonly DateOnly Today = new(2026, 1, 5);

    private static readonly RoomSchedule Asked = new() { Calendars = [new DayCalendar("c", "Ours", new DayRule { IsClosed = true })] };

    public Task<IReadOnlyList<byte[]>> SeedsAsync() => Task.FromResult<IReadOnlyList<byte[]>>(
    [
        Encoding.UTF8.GetBytes(Holidays), Encoding.Unicode.GetBytes('\uFEFF' + Holidays), Encoding.UTF8.GetBytes(Changed),
    ]);

    public byte[] Mutate(byte[] input, Random random) => LineMutator.Mutate(input, random);

    public Task ReadAsync(byte[] input)
    {
        try
        {
            var found = CalendarDays.Read(input, Today);
            foreach (var problem in ReadDays.Put(Asked, "c", found.Days, Today)?.Problems() ?? [])
                throw new InvalidOperationException($"A box would refuse its days: {problem}");
        }
        catch (CalendarException)
        {
            // Said.
        }

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
