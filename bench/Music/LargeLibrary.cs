using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.Music.Bench;

/// <summary>A library of 100,000 made-up tracks.</summary>
internal static class LargeLibrary
{
    private const int TrackCount = 100_000;
    private static readonly string[] Genres = ["jazz", "metal", "disco pop", "ambient", "classical", "hip hop", "folk", ""];
    private static readonly string[] Syllables =
    [
        "ba",
        "do",
        "ki",
        "lum",
        "mer",
        "nos",
        "pra",
        "qui",
        "ros",
        "sta",
        "tov",
        "ul",
        "ven",
        "wy",
        "xar",
        "zen",
    ];

    public static Catalogue Make()
    {
        var shared = new SharedText();
        return new Catalogue([.. Enumerable.Range(0, TrackCount).Select(number => MakeTrack(number, shared))]);
    }

    public static string Artist(int number) => Word(number % 5000);

    public static string Title(int number) => $"{Word(number * 7)} {Word(number * 31)}";

    /// <summary>A word of four syllables: 65,536 different ones.</summary>
    public static string Word(int number) =>
        string.Concat(Enumerable.Range(0, 4).Select(place => Syllables[(number >> (4 * place)) & 15]));

    private static Track MakeTrack(int number, SharedText shared)
    {
        var info = new TrackInfo(
            "local",
            $"folder/{number}.ogg",
            Title(number),
            Artist(number),
            Word(number % 9000),
            Genres[number % Genres.Length],
            number % 3 == 0 ? "de" : "en",
            1960 + (number % 60),
            200
        );
        // As after the analysis: what was measured counts for the memory.
        var heard = new AudioAffect(((number * 37 % 100) - 50) / 100f, 0.48f, ((number * 61 % 100) - 50) / 100f, 0.42f);
        return shared.Track(info, TrackTags.None with { IsExplicit = number % 20 == 0 ? true : null }, 60 + (number % 120), heard);
    }
}
