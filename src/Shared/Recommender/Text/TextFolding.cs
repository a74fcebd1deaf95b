using System.Globalization;
using System.Text;

namespace Roomtone.Recommender.Text;

/// <summary>
/// Text as one types it, in every script: taken apart (<see cref="Decompositions"/>), in lower case, without what is an
/// accent, a width or invisible. Vowel signs and tones of Thai, Devanagari and other scripts are letters and stay, as do
/// the voicing marks of Kana.
/// </summary>
internal static class TextFolding
{
    /// <summary>Joins words and is dropped; <see cref="Fold"/> makes all apostrophes this one.</summary>
    public const char Apostrophe = '\'';

    /// <summary>Tags may be megabytes long, and no name is.</summary>
    private const int Longest = 1024;

    private const int Minus = 0x2212, Tatweel = 0x0640;

    /// <summary>Blocks of marks that writers leave out: accents, the points of Hebrew and Arabic, variants of the glyph.</summary>
    private static readonly (int First, int Last)[] Accents =
    [
        (0x0300, 0x036F),
        (0x0483, 0x0489),
        (0x0591, 0x05C7),
        (0x0610, 0x061A),
        (0x064B, 0x065F),
        (0x0670, 0x0670),
        (0x06D6, 0x06ED),
        (0x1AB0, 0x1AFF),
        (0x1DC0, 0x1DFF),
        (0x20D0, 0x20FF),
        (0xFE20, 0xFE2F),
    ];

    /// <summary>The words of the text; none where it holds no letter and no digit.</summary>
    public static IEnumerable<string> Words(string text) => Split(Fold(text), splitsAtApostrophe: false);

    /// <summary>
    /// What a name is compared by: its words with a space between; of a name without words, such as <c>!!!</c>, its signs.
    /// </summary>
    public static string Name(string text)
    {
        var folded = Fold(text);
        var words = string.Join(' ', Split(folded, splitsAtApostrophe: false));
        return words.Length > 0 ? words : folded.Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>What a text is found by: its words, and what stands in it that is made of signs alone, such as <c>+/-</c>.</summary>
    public static IEnumerable<string> Terms(string text)
    {
        var folded = Fold(text);
        List<string> words = [.. Split(folded, splitsAtApostrophe: false)];
        var signs = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(token => !token.EnumerateRunes().Any(IsOfWord));
        // A single "&" or "-" joins words and says nothing, unless it is all there is.
        return [.. words, .. signs.Select(token => Bare(token)).Where(token => token.Length > 1 || token[0] > 127 || words.Count == 0)];
    }

    /// <param name="folded">As <see cref="Fold"/> gives it.</param>
    /// <param name="splitsAtApostrophe">Whether <c>don't</c> is two words.</param>
    public static IEnumerable<string> Split(string folded, bool splitsAtApostrophe)
    {
        var start = -1;
        for (var i = 0; i < folded.Length; i++)
        {
            var isJoined = IsOfWord(folded, i) || (start >= 0 && !splitsAtApostrophe && folded[i] == Apostrophe);
            if (isJoined && start < 0) start = i;
            if (isJoined || start < 0) continue;
            yield return Word(folded[start..i]);
            start = -1;
        }

        if (start >= 0) yield return Word(folded[start..]);
    }

    /// <summary>The text in lower case, without accents; signs stay, and every white space is one space.</summary>
    public static string Fold(string text) => Whole(text.Length > Longest ? text[..Longest] : text);

    /// <summary>As <see cref="Fold"/>, for a text that has another bound.</summary>
    public static string Whole(string text)
    {
        var folded = new StringBuilder(text.Length);
        if (Ascii.IsValid(text))
            foreach (var c in text) Add(new Rune(c), folded);
        else
            foreach (var rune in Decompositions.Of(text)) Add(rune, folded);
        return folded.ToString().Trim(' ');
    }

    private static void Add(Rune rune, StringBuilder folded)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.Format || IsVariant(rune.Value) || rune.Value == Tatweel) return;
        if (IsMark(category) && IsAccent(rune.Value) && (folded.Length == 0 || IsOfWord(folded[^1]))) return;
        if (IsApostrophe(rune.Value)) folded.Append(Apostrophe);
        else if (category is UnicodeCategory.DashPunctuation || rune.Value == Minus) folded.Append('-');
        else if (category is UnicodeCategory.DecimalDigitNumber) folded.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
        else if (!Rune.IsWhiteSpace(rune) && category is not UnicodeCategory.Control) folded.Append(Lower(rune));
        else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
    }

    private static string Lower(Rune rune) => Rune.ToLowerInvariant(rune).Value switch
    {
        'ß' => "ss",
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        'ς' => "σ",
        var lower => new Rune(lower).ToString(),
    };

    private static string Word(string letters) => letters.Replace("'", "", StringComparison.Ordinal);

    /// <summary>Without the brackets and quotes around it.</summary>
    private static string Bare(string signs) => signs.Trim('(', ')', '[', ']', '{', '}', '"', ',') is { Length: > 0 } bare ? bare : signs;

    private static bool IsOfWord(string text, int place) =>
        IsWord(char.IsSurrogate(text[place]) ? CharUnicodeInfo.GetUnicodeCategory(text, place) : char.GetUnicodeCategory(text[place]))
        || (char.IsLowSurrogate(text[place]) && place > 0 && IsWord(CharUnicodeInfo.GetUnicodeCategory(text, place - 1)));

    private static bool IsOfWord(char c) => char.IsSurrogate(c) || IsWord(char.GetUnicodeCategory(c));

    private static bool IsOfWord(Rune rune) => IsWord(Rune.GetUnicodeCategory(rune));

    private static bool IsWord(UnicodeCategory category) =>
        category
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber
        || IsMark(category);

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsAccent(int code) => Array.Exists(Accents, block => code >= block.First && code <= block.Last);

    /// <summary>Variation selectors.</summary>
    private static bool IsVariant(int code) => code is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static bool IsApostrophe(int code) => code is '\'' or '`' or 0xB4 or 0x2BB or 0x2BC or 0x2018 or 0x2019 or 0x201B or 0x2032;
}
