using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Roomtone.Dashboard.History.Liked;

/// <summary>
/// Hours of some days of the week, by the clock on the room's wall, such as Fridays from 18:00 to 24:00. They may pass
/// midnight, and belong to the day on which they begin.
/// </summary>
/// <param name="Days">Which days; none: all.</param>
/// <param name="From">Since midnight.</param>
/// <param name="Until">Since midnight, up to a day; not after <paramref name="From"/>: of the next day.</param>
internal sealed record WeeklyHours(IReadOnlyList<DayOfWeek> Days, TimeSpan From, TimeSpan Until)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly string[] Names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <returns>False where it cannot be used; then <paramref name="problem"/> is a sentence.</returns>
    public static bool TryParse(
        string? days, string? from, string? until, out WeeklyHours hours, [NotNullWhen(false)] out string? problem)
    {
        hours = new([], TimeSpan.Zero, Day);
        string[] named = string.IsNullOrEmpty(days) ? [] : days.Split(',', StringSplitOptions.TrimEntries);
        problem = named.FirstOrDefault(name => !Names.Contains(name)) is { } wrong
            ? $"days has '{wrong}'; name them with commas between: {string.Join(", ", Names[1..])}, sun."
            : NotATime("from", from) ?? NotATime("until", until);
        if (problem is not null) return false;
        var (start, end) = (Time(from) ?? TimeSpan.Zero, Time(until) ?? Day);
        hours = new([.. named.Select(name => (DayOfWeek)Array.IndexOf(Names, name)).Distinct()], start, end > start ? end : end + Day);
        return true;
    }

    /// <returns>When it was so within a range, the earliest first; what touches is one.</returns>
    public IReadOnlyList<TimeRange> In(TimeRange range, TimeZoneInfo zone)
    {
        List<TimeRange> spans = [];
        var first = TimeZoneInfo.ConvertTime(range.From, zone).Date - Day;
        var last = TimeZoneInfo.ConvertTime(range.To, zone).Date;
        for (var date = first; date <= last; date += Day)
        {
            if (Days.Count > 0 && !Days.Contains(date.DayOfWeek)) continue;
            var (start, end) = (Utc(date + From, zone), Utc(date + Until, zone));
            if (start < range.From) start = range.From;
            if (end > range.To) end = range.To;
            if (spans is [.., var before] && before.To >= start)
            {
                if (end > before.To) spans[^1] = before with { To = end };
                continue;
            }

            if (start < end) spans.Add(new TimeRange(start, end));
        }

        return spans;
    }

    /// <summary>An hour that summer time leaves out has the offset of winter, so it is the one after it.</summary>
    private static DateTimeOffset Utc(DateTime wall, TimeZoneInfo zone) =>
        new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime();

    private static string? NotATime(string name, string? text) =>
        string.IsNullOrEmpty(text) || Time(text) is not null ? null : $"{name} is {text}; it must be a time of day such as 18:00.";

    private static TimeSpan? Time(string? text)
    {
        if (text == "24:00") return Day;
        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan() : null;
    }
}
