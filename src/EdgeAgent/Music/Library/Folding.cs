using System.Globalization;
using System.Text;
using Roomtone.Recommender;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Words as one types them: lower case, without accents, split at anything that is no letter or digit.</summary>
internal static class Folding
{
    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c)) word.Append(Diacritics.Plain(char.ToLowerInvariant(c)));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c != '\'' && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0) yield return word.ToString();
    }
}
