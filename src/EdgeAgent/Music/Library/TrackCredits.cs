using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Library;

internal static class TrackCredits
{
    /// <summary>Stands between artists where they are shown.</summary>
    public const string Separator = ", ";

    /// <summary>A live state of seven tracks must stay below the 32 KB that are read of it.</summary>
    public const int LongestShown = 300;

    private const int MostShown = 32;

    /// <summary>An orchestra with all its members takes some 3 KB.</summary>
    private const int MostLetters = 8192;

    /// <summary>Why not all who take part are known; null where they are.</summary>
    public static string? Fault(IEnumerable<string> names) =>
        names.Sum(name => (long)name.Length) <= MostLetters
            ? null
            : $"Its title and artists are more than {MostLetters} letters long, and no more are read. Shorten its tags.";

    /// <summary>Those that can be shown, and, whole, those that are too many or too long for that.</summary>
    public static (IReadOnlyList<string>? Shown, IReadOnlyList<string> Others) Parted(IReadOnlyList<string>? names) =>
        names is null || (names.Count <= MostShown && names.All(IsShort))
            ? (names, [])
            : ([.. names.Take(MostShown).Select(name => EventText.Shortened(name, LongestShown))],
               [.. names.Where((name, place) => place >= MostShown || !IsShort(name))]);

    private static bool IsShort(string name) => name.Length <= LongestShown;

    /// <summary>The artist that a track is counted under; empty if unknown.</summary>
    public static string MainArtist(this TrackInfo track) => track.Artists is [var first, ..] ? first : track.Artist;
}
