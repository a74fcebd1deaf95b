using System.Text;

namespace Roomtone.Dashboard.Calendars;

/// <summary>The bytes of an .ics file (RFC 5545) as its events, each in lines that are unfolded. Nothing is understood here.</summary>
internal static class CalendarText
{
    public const int LargestBytes = 1024 * 1024;

    private const int LongestLine = 4000;
    private const int MostLines = 500;

    /// <summary>What a whole day can need; alarms, attendees and descriptions are not even read.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "DTSTART", "DTEND", "DURATION", "SUMMARY", "RRULE", "RDATE", "EXDATE", "EXRULE", "UID", "RECURRENCE-ID", "STATUS",
    };

    /// <exception cref="CalendarException">It is no calendar.</exception>
    public static IEnumerable<IReadOnlyList<string>> Events(byte[] file)
    {
        if (file.Length > LargestBytes) throw TooLarge();
        var text = Decode(file);
        if (!text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t').StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
            throw new CalendarException(
                "This is no calendar: an .ics file begins with BEGIN:VCALENDAR. Export the calendar again, or take its .ics address.");
        return Cut(Unfolded(text));
    }

    public static CalendarException TooLarge() =>
        new("The calendar is larger than 1 MB. Export only the special days, or only the next two years.");

    private static IEnumerable<IReadOnlyList<string>> Cut(IEnumerable<string> lines)
    {
        List<string>? found = null;
        var inside = 0;
        foreach (var line in lines)
        {
            if (line.Equals("BEGIN:VEVENT", StringComparison.OrdinalIgnoreCase) && inside == 0) (found, inside) = ([], 1);
            else if (found is null) continue;
            else if (line.StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase)) inside++;
            else if (line.StartsWith("END:", StringComparison.OrdinalIgnoreCase))
            {
                if (--inside > 0) continue;
                yield return found;
                found = null;
            }
            else if (inside == 1 && found.Count < MostLines && Known.Contains(NameOf(line))) found.Add(line);
        }
    }

    private static string NameOf(string line) => line.IndexOfAny([':', ';']) is > 0 and < 16 and var end ? line[..end] : "";

    /// <summary>A line that begins with a space goes on the one before (RFC 5545, 3.1). What is too long is cut.</summary>
    private static IEnumerable<string> Unfolded(string text)
    {
        var line = new StringBuilder();
        foreach (var part in text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None))
        {
            if (part.Length > 0 && part[0] is ' ' or '\t')
            {
                Append(line, part.AsSpan(1));
                continue;
            }

            if (line.Length > 0) yield return line.ToString();
            line.Clear();
            Append(line, part);
        }

        if (line.Length > 0) yield return line.ToString();
    }

    /// <summary>Control characters belong to no line (RFC 5545, 3.1), and one would spoil all of it.</summary>
    private static void Append(StringBuilder line, ReadOnlySpan<char> part)
    {
        foreach (var letter in part[..Math.Min(part.Length, Math.Max(0, LongestLine - line.Length))])
            if (!char.IsControl(letter)) line.Append(letter);
    }

    /// <summary>UTF-8 as RFC 5545 wants it, UTF-16 by its mark, else as older programs write.</summary>
    private static string Decode(byte[] file)
    {
        if (file is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(file);
        if (file is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(file);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(file);
        }
    }
}
