using System.Globalization;
using System.Text;

namespace Roomtone.Recommender.Text;

/// <summary>
/// Unicode's compatibility decomposition (NFKD, UAX 15), which .NET lacks where it runs without ICU, as ours does. The
/// tables stand in <c>unicode.txt</c>, which <c>unicode.py</c> writes.
/// </summary>
internal sealed class Decompositions
{
    private const int FirstHangul = 0xAC00, LastHangul = 0xD7A3;
    private const int FirstLead = 0x1100, FirstVowel = 0x1161, BeforeTail = 0x11A7, Vowels = 21, Tails = 28;

    private static readonly Lazy<Decompositions> Loaded = new(Load);

    private readonly List<int> _codes = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _parts = [];
    private readonly List<(int First, int Last, int Class)> _classes = [];

    private Decompositions()
    {
    }

    /// <summary>The text taken apart, its marks in their canonical order.</summary>
    public static List<Rune> Of(string text)
    {
        var (tables, apart) = (Loaded.Value, new List<Rune>(text.Length * 2));
        foreach (var rune in text.EnumerateRunes()) tables.Add(rune.Value, apart);
        tables.Order(apart);
        return apart;
    }

    private void Add(int code, List<Rune> apart)
    {
        if (code is >= FirstHangul and <= LastHangul) AddHangul(code - FirstHangul, apart);
        else if (_codes.BinarySearch(code) is >= 0 and var place)
            for (var part = _starts[place]; part < _starts[place + 1]; part++) apart.Add(new Rune(_parts[part]));
        else apart.Add(new Rune(code));
    }

    /// <summary>The Unicode Standard, section 3.12.</summary>
    private static void AddHangul(int syllable, List<Rune> apart)
    {
        apart.Add(new Rune(FirstLead + (syllable / (Vowels * Tails))));
        apart.Add(new Rune(FirstVowel + (syllable % (Vowels * Tails) / Tails)));
        if (syllable % Tails is > 0 and var tail) apart.Add(new Rune(BeforeTail + tail));
    }

    /// <summary>Marks that do not touch each other may stand in any order; of two of the same class the first stays first.</summary>
    private void Order(List<Rune> runes)
    {
        for (var i = 1; i < runes.Count; i++)
        {
            if (ClassOf(runes[i].Value) is not (> 0 and var rank)) continue;
            for (var j = i; j > 0 && ClassOf(runes[j - 1].Value) > rank; j--) (runes[j - 1], runes[j]) = (runes[j], runes[j - 1]);
        }
    }

    private int ClassOf(int code)
    {
        if (code < _classes[0].First) return 0;
        var (low, high) = (0, _classes.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (code < _classes[middle].First) high = middle - 1;
            else if (code > _classes[middle].Last) low = middle + 1;
            else return _classes[middle].Class;
        }

        return 0;
    }

    private static Decompositions Load()
    {
        var tables = new Decompositions();
        using var stream = typeof(Decompositions).Assembly.GetManifestResourceStream("unicode.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] == '#') continue;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var (codes, rest) = (line[..space], line[(space + 1)..]);
            if (codes.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash)
                tables._classes.Add((Hex(codes[..dash]), Hex(codes[(dash + 1)..]), int.Parse(rest, CultureInfo.InvariantCulture)));
            else
                tables.AddEntry(Hex(codes), rest.Split(' '));
        }

        tables._starts.Add(tables._parts.Count);
        return tables;
    }

    private void AddEntry(int code, string[] parts)
    {
        _codes.Add(code);
        _starts.Add(_parts.Count);
        _parts.AddRange(parts.Select(Hex));
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
