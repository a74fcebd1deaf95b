using Roomtone.Contracts;
using Roomtone.Recommender.Text;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Artist and title as two sources would both spell them: without accents, guests and the year of the master.</summary>
internal static class RecordingName
{
    /// <summary>What begins an addition that names no other recording.</summary>
    private static readonly string[] Additions =
    [
        "feat",
        "ft",
        "featuring",
        "with",
        "remaster",
        "remastered",
        "mono",
        "stereo",
        "album version",
        "original mix",
    ];

    /// <returns>Empty where artist or title is unknown: such tracks are never the same.</returns>
    public static string Of(TrackInfo track)
    {
        var (artist, title) = (Plain(WithoutGuests(track.Artist)), Plain(WithoutAdditions(track.Title)));
        return artist.Length == 0 || title.Length == 0 ? "" : $"{artist} / {title}";
    }

    private static string Plain(string text) => TextFolding.Name(text);

    private static string WithoutGuests(string artist)
    {
        foreach (var word in (string[])[" feat", " ft.", " ft ", " featuring "])
        {
            if (artist.IndexOf(word, StringComparison.OrdinalIgnoreCase) is > 0 and var at) artist = artist[..at];
        }

        return artist;
    }

    /// <summary>Takes away <c>(2009 Remaster)</c>, <c>[feat. Anna]</c> and <c>- Remastered 2011</c>, but not <c>(Live)</c>.</summary>
    private static string WithoutAdditions(string title)
    {
        while (title.LastIndexOfAny(['(', '[']) is > 0 and var open && IsAddition(title[open..])) title = title[..open];
        return title.LastIndexOf(" - ", StringComparison.Ordinal) is > 0 and var dash && IsAddition(title[dash..]) ? title[..dash] : title;
    }

    private static bool IsAddition(string text)
    {
        var words = string.Join(' ', TextFolding.Words(text).Where(word => !word.All(char.IsAsciiDigit)));
        return Additions.Any(addition => words == addition || words.StartsWith(addition + " ", StringComparison.Ordinal));
    }
}
