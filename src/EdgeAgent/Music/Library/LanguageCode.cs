namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>ISO 639 codes: the two-letter one where the language has one, else three letters.</summary>
internal static class LanguageCode
{
    /// <summary>ISO 639-2's "no linguistic content": music without words, which fits every language.</summary>
    public const string NoWords = "zxx";

    private static readonly Dictionary<string, string> Short = new(StringComparer.OrdinalIgnoreCase)
    {
        ["eng"] = "en",
        ["english"] = "en",
        ["deu"] = "de",
        ["ger"] = "de",
        ["german"] = "de",
        ["deutsch"] = "de",
        ["fra"] = "fr",
        ["fre"] = "fr",
        ["french"] = "fr",
        ["spa"] = "es",
        ["spanish"] = "es",
        ["ita"] = "it",
        ["italian"] = "it",
        ["por"] = "pt",
        ["portuguese"] = "pt",
        ["nld"] = "nl",
        ["dut"] = "nl",
        ["dutch"] = "nl",
        ["swe"] = "sv",
        ["swedish"] = "sv",
        ["dan"] = "da",
        ["danish"] = "da",
        ["nor"] = "no",
        ["norwegian"] = "no",
        ["fin"] = "fi",
        ["finnish"] = "fi",
        ["pol"] = "pl",
        ["polish"] = "pl",
        ["ces"] = "cs",
        ["cze"] = "cs",
        ["czech"] = "cs",
        ["rus"] = "ru",
        ["russian"] = "ru",
        ["ukr"] = "uk",
        ["ukrainian"] = "uk",
        ["tur"] = "tr",
        ["turkish"] = "tr",
        ["ell"] = "el",
        ["gre"] = "el",
        ["greek"] = "el",
        ["ara"] = "ar",
        ["arabic"] = "ar",
        ["heb"] = "he",
        ["hebrew"] = "he",
        ["fas"] = "fa",
        ["per"] = "fa",
        ["hin"] = "hi",
        ["hindi"] = "hi",
        ["jpn"] = "ja",
        ["japanese"] = "ja",
        ["kor"] = "ko",
        ["korean"] = "ko",
        ["zho"] = "zh",
        ["chi"] = "zh",
        ["chinese"] = "zh",
        ["instrumental"] = NoWords,
    };

    private static readonly char[] Separators = ['/', ';', ',', '|', '&', '+', '\n', '\0'];

    /// <summary>All languages that tags name; one may name several, as <c>deu/eng</c>. Words in any of them are words.</summary>
    public static List<string> All(IEnumerable<string> tags)
    {
        List<string> codes = [.. tags.SelectMany(tag => tag.Split(Separators)).Select(Of).Where(code => code.Length > 0).Distinct()];
        return codes.Count > 1 ? [.. codes.Where(code => code != NoWords)] : codes;
    }

    /// <summary>What people write may name several, too; the first is the one that is shown.</summary>
    /// <returns>The first is empty where none is known.</returns>
    public static (string First, IReadOnlyList<string> Others) Parted(string text) =>
        text.Length > 0 && All([text]) is [var first, .. var others] ? (first, others) : ("", []);

    /// <returns>The code, or empty where the tag is none, e.g. <c>und</c>.</returns>
    public static string Of(string tag)
    {
        var code = tag.Trim().Split('-', '_')[0].ToLowerInvariant();
        if (Short.TryGetValue(code, out var known)) return known;
        return code.Length is 2 or 3 && code.All(char.IsAsciiLetterLower) && code is not ("und" or "mis" or "mul") ? code : "";
    }
}
