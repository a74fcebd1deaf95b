using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using Roomtone.Contracts;
using Calendar = Ical.Net.Calendar;

namespace Roomtone.Dashboard.Calendars;

/// <summary>
/// The whole days of an .ics file in the next <see cref="FoundDays.MonthsAhead"/> months. Events with a time of day are no
/// special days. Each event is read by itself: one that cannot be read takes no other along. Work is bounded by counts, so that
/// the same file always gives the same days.
/// </summary>
internal static class CalendarDays
{
    private const int MostEvents = 10_000;

    /// <summary>What recurrences may cost altogether, in steps of a rule.</summary>
    private const int MostSteps = 200_000;

    private const int MostStepsOfAnEvent = 20_000;
    private const int MostValuesOfARule = 400;
    private const int MostFaultsTold = 3;
    private const int LongestDays = 400;

    /// <exception cref="CalendarException">It is no calendar, or has no whole days.</exception>
    public static FoundDays Read(byte[] file, DateOnly today)
    {
        var reading = new Reading(today);
        foreach (var lines in CalendarText.Events(file))
        {
            if (++reading.Events > MostEvents) break;
            reading.Take(lines);
        }

        var found = FoundDays.Of(reading.Days(), reading.Notes());
        return found.Days.Count > 0 ? found : throw new CalendarException(Reading.WhyNone(found.Notes));
    }

    private sealed class Reading(DateOnly today)
    {
        private readonly DateOnly _end = today.AddMonths(FoundDays.MonthsAhead);
        private readonly List<(string Uid, DateOnly Began, FoundDay Day)> _days = [];
        private readonly HashSet<(string Uid, DateOnly Began)> _changed = [];
        private readonly List<string> _faults = [];
        private int _timed;
        private int _failed;
        private int _steps;

        public int Events { get; set; }

        public void Take(IReadOnlyList<string> lines)
        {
            var name = "";
            try
            {
                var text = string.Join("\r\n", ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", .. lines, "END:VEVENT", "END:VCALENDAR", ""]);
                if (lines.Any(line => Begins(line, "EXRULE"))) throw new CalendarException("it has an EXRULE, which left the standard.");
                if (lines.Count(line => Begins(line, "RRULE")) > 1) throw new CalendarException("it has more than one rule.");
                if (Calendar.Load(text)?.Events.FirstOrDefault() is not { } found) throw new CalendarException("it has no event.");
                name = NameOf(found);
                Add(found, name);
            }
            catch (Exception e)
            {
                if (_failed++ < MostFaultsTold)
                    _faults.Add($"{(name.Length > 0 ? $"'{EventText.Shortened(name, 60)}'" : $"Event {Events}")} was left out: {Why(e)}");
            }
        }

        /// <summary>An occurrence that another event changes is that one's.</summary>
        public IEnumerable<FoundDay> Days() =>
            from day in _days where !_changed.Contains((day.Uid, day.Began)) select day.Day;

        public IEnumerable<string> Notes()
        {
            if (_timed > 0) yield return $"{_timed} events with a time of day were left out: only whole days are special days.";
            foreach (var fault in _faults) yield return fault;
            if (_failed > _faults.Count) yield return $"{_failed - _faults.Count} more events were left out.";
            if (Events > MostEvents) yield return $"It has more than {MostEvents} events; the first {MostEvents} were read.";
        }

        public static string WhyNone(IReadOnlyList<string> notes) => string.Join(
            ' ', [$"The calendar has no whole day in the next {FoundDays.MonthsAhead} months.", .. notes]);

        private void Add(CalendarEvent found, string name)
        {
            if (string.Equals(found.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase))
            {
                if (found.RecurrenceIdentifier?.StartTime is { } cancelled) _changed.Add((found.Uid ?? "", cancelled.Date));
                return;
            }

            if (found.Start is not { } start) throw new CalendarException("it has no beginning.");
            if (LengthOf(found, start) is not { } length)
            {
                _timed++;
                return;
            }

            var uid = found.Uid ?? "";
            if (found.RecurrenceIdentifier?.StartTime is { } instead)
            {
                if (uid.Length > 0) _changed.Add((uid, instead.Date));
                Put("", start.Date, length, name);
                return;
            }

            var dates = IsOnce(found) ? [start.Date] : Occurrences(found, start.Date, length);
            foreach (var date in dates) Put(uid, date, length, name);
        }

        private static bool IsOnce(CalendarEvent found) =>
            found.RecurrenceRule is null && !found.RecurrenceDates.GetAllDates().Any();

        private static bool Begins(string line, string name) =>
            line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line.AsSpan(name.Length) is [':' or ';', ..];

        private void Put(string uid, DateOnly from, int length, string name)
        {
            var to = from.AddDays(length - 1);
            if (to >= today && from <= _end) _days.Add((uid, from, new(from, length == 1 ? null : to, name)));
        }

        /// <returns>In days; null where it has a time of day.</returns>
        private static int? LengthOf(CalendarEvent found, CalDateTime start)
        {
            var end = found.End ?? (found.Duration is { } duration ? start.Add(duration) : null);
            var isWhole = !start.HasTime || (start.Time == TimeOnly.MinValue && end?.HasTime == true && end.Time == TimeOnly.MinValue);
            if (!isWhole) return null;
            // The end does not belong to it; without one a date is one day (RFC 5545, 3.6.1).
            var days = end is null ? 1 : Math.Max(1, end.Date.DayNumber - start.Date.DayNumber);
            return days <= LongestDays ? days : throw new CalendarException($"it lasts longer than {LongestDays} days.");
        }

        /// <summary>Reckoned on dates alone, so that no zone and no time of day can make more of it.</summary>
        private List<DateOnly> Occurrences(CalendarEvent found, DateOnly start, int length)
        {
            var dates = new CalendarEvent { Start = new CalDateTime(start) };
            if (found.RecurrenceRule is { } rule)
            {
                Spend(rule, start);
                dates.RecurrenceRule = OnDates(rule);
            }

            foreach (var except in found.ExceptionDates.GetAllDates()) dates.ExceptionDates.Add(new CalDateTime(except.Date));
            foreach (var added in found.RecurrenceDates.GetAllDates()) dates.RecurrenceDates.Add(new CalDateTime(added.Date));
            var options = new EvaluationOptions { MaxUnmatchedIncrementsLimit = 1000 };
            return dates.GetOccurrences(new CalDateTime(today.AddDays(-length)), options)
                .Select(occurrence => occurrence.Period.StartTime.Date)
                .TakeWhile(date => date <= _end).Take(RoomSchedule.MostDays).ToList();
        }

        /// <summary>Refuses a rule before it is run, where it would cost too much.</summary>
        private void Spend(RecurrenceRule rule, DateOnly start)
        {
            var days = rule.Frequency switch
            {
                Ical.Net.FrequencyType.Daily => 1,
                Ical.Net.FrequencyType.Weekly => 7,
                Ical.Net.FrequencyType.Monthly => 28,
                Ical.Net.FrequencyType.Yearly => 365,
                _ => throw new CalendarException("it comes more often than once a day."),
            };
            List<int>[] lists = [rule.ByMonthDay, rule.ByYearDay, rule.ByWeekNo, rule.ByMonth, rule.BySetPosition];
            if (lists.Sum(list => list.Count) + rule.ByDay.Count > MostValuesOfARule)
                throw new CalendarException($"its rule has more than {MostValuesOfARule} values.");
            var steps = Math.Max(1, (_end.DayNumber - start.DayNumber) / days / Math.Max(1, rule.Interval));
            if (steps > MostStepsOfAnEvent) throw new CalendarException("it begins too long ago for so frequent a rule.");
            if ((_steps += steps) > MostSteps) throw new CalendarException("the calendar has more recurrences than can be reckoned.");
        }

        private static RecurrenceRule OnDates(RecurrenceRule rule)
        {
            rule.ByHour = [];
            rule.ByMinute = [];
            rule.BySecond = [];
            if (rule.Until is { HasTime: true } until) rule.Until = new CalDateTime(until.Date);
            return rule;
        }

        private static string NameOf(CalendarEvent found)
        {
            var name = string.Join(' ', (found.Summary ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            name = new string([.. name.Where(letter => !char.IsControl(letter))]);
            return name.Length == 0 ? "Special day" : EventText.Shortened(name, RoomSchedule.LongestName - 1);
        }

        private static string Why(Exception e) =>
            e is CalendarException ? e.Message : "it does not keep to the standard (RFC 5545).";
    }
}
