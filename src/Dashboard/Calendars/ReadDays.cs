using Roomtone.Contracts;

namespace Roomtone.Dashboard.Calendars;

/// <summary>Days that were read, as a part of a schedule.</summary>
internal static class ReadDays
{
    /// <returns>The schedule with these days of the calendar; null where it has them, or has no such calendar.</returns>
    public static RoomSchedule? Put(RoomSchedule schedule, string calendar, IReadOnlyList<FoundDay> found, DateOnly today)
    {
        if (schedule.Calendars.FirstOrDefault(one => one.Id == calendar) is not { } source) return null;
        var before = schedule.Days.Where(day => day.Calendar == calendar && (day.To ?? day.From) >= today);
        var others = schedule.Days.Where(day => day.Calendar != calendar).ToList();
        var now = found.Take(Math.Max(0, RoomSchedule.MostDays - others.Count)).ToList();
        if (now.ToHashSet().SetEquals(before.Select(day => new FoundDay(day.From, day.To, day.Name)))) return null;
        var days = now.Select(day => new SpecialDay(day.From, day.To, day.Name, source.Rule) { Calendar = calendar });
        return schedule with { Days = [.. others, .. days] };
    }
}
