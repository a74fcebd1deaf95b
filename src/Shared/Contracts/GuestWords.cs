using System.Globalization;
using System.Text;

namespace Roomtone.Contracts;

/// <summary>
/// What a stranger wrote, as it may be shown to others: one line of plain letters. Whatever turns the direction of writing,
/// hides, or piles up goes; what shows it still treats it as text, never as HTML.
/// </summary>
public static class GuestWords
{
    /// <summary>Letters that people would count, of the words that go with a wish.</summary>
    public const int Longest = 60;

    /// <summary>So many marks on one letter occur in real writing; more pile up over other lines.</summary>
    private const int MostMarks = 4;

    /// <summary>Zero-width joiners belong to letters of Persian and Hindi and to many emoji.</summary>
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;

    /// <summary>Emoji of flags of regions are spelled with these.</summary>
    private const int FirstTag = 0xE0020;
    private const int LastTag = 0xE007F;

    /// <returns>Null where more than <see cref="Longest"/> letters are left.</returns>
    public static string? Clean(string? text)
    {
        // A text that is far too long is not looked at letter by letter.
        if (text is null || text.Length > 20 * Longest) return text is null ? "" : null;
        var clean = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks > MostMarks) continue;
            if (IsSpace(rune)) AppendSpace(clean);
            else if (IsShown(rune)) clean.Append(rune);
        }

        var line = clean.ToString().Trim();
        return new StringInfo(line).LengthInTextElements <= Longest ? line : null;
    }

    private static void AppendSpace(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
    }

    private static bool IsSpace(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    /// <summary>Half a pair of surrogates reads as U+FFFD.</summary>
    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate => false,
        UnicodeCategory.Format => rune.Value is Joiner or NonJoiner or (>= FirstTag and <= LastTag),
        _ => rune != Rune.ReplacementChar,
    };
}
