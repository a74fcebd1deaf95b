using System.Text.RegularExpressions;
using Roomtone.Recommender.Text;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>The name of an artist, and what separates several of them in one credit.</summary>
internal static partial class ArtistName
{
    private static readonly HashSet<string> Joining = ["and", "und", "et", "y"];

    /// <summary>What a name is compared by: <c>Simon &amp; Garfunkel</c> and <c>SIMON AND GARFUNKEL</c> are one.</summary>
    public static string Of(string name)
    {
        var plain = TextFolding.Name(name);
        if (!plain.Contains(' ', StringComparison.Ordinal)) return plain;
        var words = plain.Split(' ');
        return string.Join(' ', words.Where((word, place) => place == 0 || place == words.Length - 1 || !Joining.Contains(word)));
    }

    /// <summary>What may stand between two artists, in a folded text: <c>&amp;</c>, <c>feat.</c>, <c>vs.</c> and the like.</summary>
    [GeneratedRegex(
        @"[,;/&+|\\×()\[\]、，・]|(?<=[\s(\[]|^)(?:feat|ft|featuring)\b\.?|(?<=\s)(?:with|vs|versus|and|und|et|y|e|x|con|avec|mit|och|og|и|pres|presents|meets)\b\.?(?=\s)"
    )]
    public static partial Regex Separator();

    /// <summary>Where guests begin, in a folded text.</summary>
    [GeneratedRegex(@"(?<=[\s(\[])(?:feat|ft|featuring)\b\.?\s*(?<names>[^)\]]+)")]
    public static partial Regex Guests();
}
