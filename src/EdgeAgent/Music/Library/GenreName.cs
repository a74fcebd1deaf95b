using Roomtone.Recommender.Text;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// Whether a genre is one that somebody named: all words of the name stand in it, one after another. <c>rock</c> is in
/// <c>Post-Rock</c>, <c>rap</c> is not in <c>Trap</c>; <c>hip hop</c> and <c>HipHop</c> are one.
/// </summary>
internal sealed class GenreName
{
    private static readonly char[] Separators = [',', ';', '/', '|', '\\'];
    private static readonly HashSet<string> Joining = ["and", "n", "und"];

    private readonly string[] _words;
    private readonly string _joined;
    private readonly bool _isSpaced;

    public GenreName(string name)
    {
        _words = Words(name);
        _joined = string.Concat(_words);
        _isSpaced = !_joined.Any(IsUnspaced);
    }

    /// <param name="genres">As tagged: one, or several with commas between.</param>
    public bool IsIn(string genres) => _joined.Length > 0 && genres.Split(Separators).Any(IsInOne);

    /// <summary>The words of a genre, as they are compared.</summary>
    public static string[] Words(string genre) => [.. TextFolding.Words(genre).Where(word => !Joining.Contains(word))];

    private bool IsInOne(string genre)
    {
        var words = Words(genre);
        return _isSpaced ? Starts(words).Any() : string.Concat(words).Contains(_joined, StringComparison.Ordinal);
    }

    /// <summary>Where the name begins: it ends with a word as well, however its letters are parted into words.</summary>
    private IEnumerable<int> Starts(string[] words)
    {
        for (var start = 0; start < words.Length; start++)
        {
            var length = 0;
            for (var end = start; end < words.Length && length < _joined.Length; end++)
            {
                if (string.CompareOrdinal(_joined, length, words[end], 0, words[end].Length) != 0) break;
                length += words[end].Length;
                if (length == _joined.Length) yield return start;
            }
        }
    }

    /// <summary>Scripts that set no spaces between words: Thai, Lao, Khmer, Burmese, Kana and Han.</summary>
    private static bool IsUnspaced(char c) =>
        c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
        or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');
}
