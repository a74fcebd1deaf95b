namespace Roomtone.Contracts;

/// <summary>When two blocks of a schedule hold at once, though neither goes before the other.</summary>
internal static class BlockOverlap
{
    private const int LeapYear = 2024;
    private const int MinutesADay = 24 * 60;
    private const int MinutesAWeek = 7 * MinutesADay;

    /// <returns>When, as a part of a sentence such as <c>on Monday from 12:00 to 13:00</c>; null where they never do.</returns>
    public static string? Between(ScheduleBlock one, ScheduleBlock other)
    {
        if (Rank(one) != Rank(other)) return null;
        if (one.Dates.Count > 0) return OnDates(one, other);
        return InTheWeek(one, other);
    }

    /// <summary>The higher goes before the lower: one with dates, one of a season, one of every week.</summary>
    public static int Rank(ScheduleBlock block) => block.Dates.Count > 0 ? 2 : block.Season is not null ? 1 : 0;

    private static string? InTheWeek(ScheduleBlock one, ScheduleBlock other)
    {
        foreach (var day in one.Days)
            foreach (var another in other.Days)
                // Sunday's last hours may reach into the week's first, and the other way round.
                foreach (var week in (ReadOnlySpan<int>)[-MinutesAWeek, 0, MinutesAWeek])
                    if (
                        Shared(StartOf(day, one), LengthOf(one), StartOf(another, other) + week, LengthOf(other)) is var (from, to)
                        && MayMeet(one.Season, other.Season, (int)another + (week / MinutesADay) - (int)day)
                    )
                        return $"on {(DayOfWeek)(from / MinutesADay % 7)} from {Clock(from)} to {Clock(to)}";
        return null;
    }

    private static string? OnDates(ScheduleBlock one, ScheduleBlock other)
    {
        var others = other.Dates.Select(date => date.DayNumber).ToHashSet();
        foreach (var date in one.Dates)
            foreach (var off in (ReadOnlySpan<int>)[-1, 0, 1])
                if (others.Contains(date.DayNumber + off)
                    && Shared(StartOf(one), LengthOf(one), StartOf(other) + (off * MinutesADay), LengthOf(other)) is var (from, to))
                    return $"on {date.AddDays(from / MinutesADay):yyyy-MM-dd} from {Clock(from)} to {Clock(to)}";
        return null;
    }

    private static (int From, int To)? Shared(int start, int length, int other, int otherLength)
    {
        var (from, to) = (Math.Max(start, other), Math.Min(start + length, other + otherLength));
        return from < to ? (from, to) : null;
    }

    /// <summary>Whether one may begin on a day of its season and the other some days later on one of its own.</summary>
    private static bool MayMeet(Season? one, Season? other, int daysLater) =>
        one is null || other is null || Overlap(one, other)
        || (daysLater > 0 && Follows(one, other)) || (daysLater < 0 && Follows(other, one));

    /// <summary>Of two parts of a year that share a day, one holds the other's first.</summary>
    private static bool Overlap(Season one, Season other) => Holds(one, other.From) || Holds(other, one.From);

    /// <summary>The other begins on the day after this one's last, so that its last night reaches into it.</summary>
    private static bool Follows(Season one, Season other)
    {
        var next = new DateOnly(LeapYear, one.To.Month, one.To.Day).AddDays(1);
        return (next.Month, next.Day) == (other.From.Month, other.From.Day)
            || (one.To is { Month: 2, Day: 28 } && other.From is { Month: 3, Day: 1 }); // In the other years.
    }

    private static bool Holds(Season season, MonthDay day) => season.Contains(new DateOnly(LeapYear, day.Month, day.Day));

    private static int StartOf(DayOfWeek day, ScheduleBlock block) => ((int)day * MinutesADay) + StartOf(block);

    private static int StartOf(ScheduleBlock block) => (block.From.Hour * 60) + block.From.Minute;

    private static int LengthOf(ScheduleBlock block)
    {
        var length = (int)(block.To - block.From).TotalMinutes;
        return length == 0 ? MinutesADay : length;
    }

    private static string Clock(int minute) => $"{minute / 60 % 24:00}:{minute % 60:00}";
}
