using Roomtone.Contracts;

namespace Roomtone.Dashboard.Calendars;

/// <summary>What a calendar gives.</summary>
/// <param name="Days">The earliest first, each once, at most <see cref="RoomSchedule.MostDays"/>.</param>
/// <param name="Notes">Sentences on what was left out.</param>
internal sealed record FoundDays(IReadOnlyList<FoundDay> Days, IReadOnlyList<string> Notes)
{
    /// <summary>How far ahead days are taken, from the day on which a calendar is read.</summary>
    public const int MonthsAhead = 18;

    public static FoundDays Of(IEnumerable<FoundDay> days, IEnumerable<string> notes)
    {
        var all = days.Distinct().OrderBy(day => day.From).ThenBy(day => day.Name, StringComparer.Ordinal).ToList();
        string[] cut = all.Count > RoomSchedule.MostDays
            ? [$"It has {all.Count} days in the next {MonthsAhead} months; the first {RoomSchedule.MostDays} are taken."]
            : [];
        return new([.. all.Take(RoomSchedule.MostDays)], [.. notes, .. cut]);
    }
}

/// <summary>A day of a calendar, or some in a row.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last; null: one only.</param>
/// <param name="Name">At most <see cref="RoomSchedule.LongestName"/> letters.</param>
internal sealed record FoundDay(DateOnly From, DateOnly? To, string Name);

/// <summary>A calendar that gives no days; the message is a sentence for people.</summary>
internal sealed class CalendarException(string sentence, Exception? inner = null) : Exception(sentence, inner);
