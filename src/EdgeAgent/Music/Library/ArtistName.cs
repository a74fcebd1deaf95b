using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Roomtone.Recommender.Text;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>The name of an artist, and what separates several of them in one credit.</summary>
internal static partial class ArtistName
{
    private static readonly HashSet<string> Joining = ["and", "und", "et", "y"];
    private static readonly SearchValues<char> OfGuests = SearchValues.Create("fFwW([{");

    /// <summary>What a name is compared by: <c>Simon &amp; Garfunkel</c> and <c>SIMON AND GARFUNKEL</c> are one.</summary>
    public static string Of(string name)
    {
        var plain = TextFolding.Name(name);
        if (!plain.Contains(' ', StringComparison.Ordinal)) return plain;
        var words = plain.Split(' ');
        return string.Join(' ', words.Where((word, place) => place == 0 || place == words.Length - 1 || !Joining.Contains(word)));
    }

    /// <summary>The names behind <c>feat.</c> and the like in a title or a credit, folded; each may be several.</summary>
    public static IEnumerable<string> GuestsIn(string text) =>
        // Most titles have none, and a library has many.
        Ascii.IsValid(text) && !text.AsSpan().ContainsAny(OfGuests)
            ? []
            : Guests().Matches(TextFolding.Whole(text)).Select(match => match.Groups["names"].Value);

    /// <summary>What may stand between two artists, in a folded text: <c>&amp;</c>, <c>feat.</c>, <c>w/</c> and the like.</summary>
    [GeneratedRegex(
        @"[,;&+|\\×•()\[\]{}【】「」、，・]|(?<=\s)[wf]/|/|(?<=[\s(\[{【「]|^)(?:feat|ft|featuring)\b\.?|(?<=\s)[·-](?=\s)|(?<=[\s(\[{【「])(?:with|vs|versus|and|und|et|y|e|x|con|avec|mit|och|og|и|pres|presents|meets)\b\.?(?=\s)"
    )]
    public static partial Regex Separator();

    /// <summary>
    /// Where guests begin, in a folded text. <c>with</c> and its like in other languages only in brackets: they stand in many titles.
    /// </summary>
    [GeneratedRegex(
        @"(?:(?<=[\s(\[{【「])(?:(?:feat|ft|featuring)\b\.?|[wf]/)|(?<=[(\[{【「]\s?)(?:duet\s)?(?:with|con|avec|mit|med|och|og)\b)\s*(?<names>[^)\]}】」]+)"
    )]
    private static partial Regex Guests();
}
