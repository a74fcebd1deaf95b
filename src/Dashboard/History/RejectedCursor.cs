using System.Globalization;

namespace Roomtone.Dashboard.History;

/// <summary>Where a page of rejected events ended: many arrive in the same millisecond, so the id decides among them.</summary>
/// <param name="At">The time of the last one, UTC.</param>
/// <param name="Id">Its id; empty where only a time is asked for.</param>
internal readonly record struct RejectedCursor(DateTimeOffset At, string Id)
{
    private const int IdLength = 32;

    /// <summary>After the newest.</summary>
    public static readonly RejectedCursor Newest = new(new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero), "");

    /// <summary>Reads <c>time</c> or <c>time_id</c>; without a text it is <see cref="Newest"/>.</summary>
    public static bool TryParse(string? text, out RejectedCursor cursor)
    {
        cursor = Newest;
        if (string.IsNullOrEmpty(text)) return true;

        var (time, id) = text.IndexOf('_', StringComparison.Ordinal) is >= 0 and var cut ? (text[..cut], text[(cut + 1)..]) : (text, "");
        if (!TimeRange.TryParseTime(time, out var at) || !(id.Length == 0 || IsId(id))) return false;
        cursor = new(at, id);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}_{Id}");

    private static bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);
}
