using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Roomtone.Dashboard.History;

/// <summary>From (included) to (not included), UTC.</summary>
internal readonly record struct TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(1);

    // ISO 8601, from the year of the first such box to one that every database can hold.
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];
    private static readonly DateTimeOffset First = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What of it is not before a time; may be empty.</summary>
    public TimeRange NotBefore(DateTimeOffset time) => time <= From ? this : this with { From = time < To ? time : To };

    /// <summary>Without an end: until now. Without a start: the day before the end.</summary>
    /// <returns>False where it cannot be used; then <paramref name="problem"/> is a sentence.</returns>
    public static bool TryParse(
        string? from,
        string? to,
        TimeSpan longest,
        DateTimeOffset now,
        out TimeRange range,
        [NotNullWhen(false)] out string? problem
    )
    {
        range = default;
        problem = TryParse(to, now, out var end) ? null : NotATime("to", to);
        if (problem is not null) return false;
        problem = TryParse(from, end - Usual, out var start) ? null : NotATime("from", from);
        if (problem is not null) return false;

        range = new(start, end);
        if (start >= end)
            problem = "from must be before to.";
        else if (end - start > longest)
            problem = $"From {start:u} to {end:u} is more than {longest.TotalDays:0} days, which is the most for this step.";
        return problem is null;
    }

    /// <returns>False where the text is no ISO 8601 time, or none that a box can have.</returns>
    public static bool TryParseTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time
        )
        && time >= First
        && time < Last;

    private static bool TryParse(string? text, DateTimeOffset @default, out DateTimeOffset time)
    {
        time = @default;
        return string.IsNullOrEmpty(text) || TryParseTime(text, out time);
    }

    private static string NotATime(string name, string? text) => $"{name} is {text}; it must be a time such as 2026-11-22T10:15:30Z.";
}
