using System.Text.RegularExpressions;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Stations, and people who share videos, write <c>Artist - Title</c>, with one dash or another.</summary>
internal static partial class StreamTitle
{
    /// <returns>The artist, and the title; what has no dash is the title.</returns>
    public static (string Artist, string Title) Parted(string text)
    {
        var dash = Dash().Match(text);
        return dash is { Success: true, Index: > 0 }
            ? (text[..dash.Index].Trim(), text[(dash.Index + dash.Length)..].Trim())
            : ("", text.Trim());
    }

    [GeneratedRegex(@"\s[\p{Pd}\u2212]+\s")]
    private static partial Regex Dash();
}
