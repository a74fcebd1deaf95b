using System.Globalization;
using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Device.Schedule;

/// <summary>A time of day on some days of the week. It may pass midnight, and then belongs to the day on which it began.</summary>
/// <param name="Days">Sunday first, as <see cref="DayOfWeek"/> counts.</param>
/// <param name="From">Minutes after midnight.</param>
/// <param name="Minutes">How long it lasts, 1 minute to 24 hours.</param>
internal sealed record WeeklyInterval(IReadOnlyList<bool> Days, int From, int Minutes)
{
    private const int MinutesADay = 24 * 60;

    private static readonly string[] DayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    /// <summary>As the room's calendar has them; what cannot be read is left out.</summary>
    public static IReadOnlyList<WeeklyHours> Hours(IEnumerable<string> lines) =>
        [.. lines.Select(Parse).OfType<WeeklyInterval>().Select(line => line.ToHours())];

    /// <returns>Null where the text is no such line.</returns>
    public static WeeklyInterval? Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length is not (1 or 2)) return null;
        var days = parts.Length == 2 ? ParseDays(parts[0]) : [true, true, true, true, true, true, true];
        if (days is null || parts[^1].Split('-') is not [var start, var end]) return null;
        if (ParseMinute(start) is not (>= 0 and < MinutesADay) || ParseMinute(end) is not { } to) return null;
        var from = ParseMinute(start)!.Value;
        return new WeeklyInterval(days, from, to > from ? to - from : to + MinutesADay - from);
    }

    private WeeklyHours ToHours()
    {
        var from = TimeOnly.MinValue.AddMinutes(From);
        return new WeeklyHours([.. Enum.GetValues<DayOfWeek>().Where(day => Days[(int)day])], from, from.AddMinutes(Minutes));
    }

    private static bool[]? ParseDays(string text)
    {
        var days = new bool[7];
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-')
                .Select(name => Array.FindIndex(DayNames, day => day.Equals(name, StringComparison.OrdinalIgnoreCase)))
                .ToList();
            if (ends.Count > 2 || ends.Contains(-1))
                return null;
            for (var day = ends[0]; ; day = (day + 1) % 7)
            {
                days[day] = true;
                if (day == ends[^1]) break;
            }
        }

        return days;
    }

    /// <summary>From 00:00 to 24:00.</summary>
    private static int? ParseMinute(string text)
    {
        if (text is not [_, _, ':', _, _]) return null;
        if (!int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)) return null;
        if (!int.TryParse(text.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var minute)) return null;
        return minute < 60 && (hour * 60) + minute <= MinutesADay ? (hour * 60) + minute : null;
    }
}
