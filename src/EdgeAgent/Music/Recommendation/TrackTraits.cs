using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>The tags of the tracks as numbers, for comparing: genre, decade and language.</summary>
internal sealed class TrackTraits
{
    private const int YearsOfADecade = 10;

    public TrackTraits(Catalogue catalogue)
    {
        var (genres, decades, languages) = (
            new Dictionary<string, short>(StringComparer.OrdinalIgnoreCase),
            new Dictionary<int, short>(),
            new Dictionary<string, short>()
        );
        Genre = [.. catalogue.Tracks.Select(track => track.Info.Genre.Length == 0 ? (short)-1 : Number(genres, track.Info.Genre))];
        Decade =
        [
            .. catalogue.Tracks.Select(track =>
                track.Info.Year is not { } year ? (sbyte)-1 : Small(Number(decades, year / YearsOfADecade))
            ),
        ];
        Language =
        [
            .. catalogue.Tracks.Select(track =>
                track.Info.Language.Length == 0 ? (sbyte)-1 : Small(Number(languages, track.Info.Language))
            ),
        ];
        (Genres, Languages) = ([.. genres.Keys], [.. languages.Keys]);
        DecadeCount = decades.Count;
    }

    /// <summary>-1 where there is none.</summary>
    public short[] Genre { get; }

    /// <inheritdoc cref="Genre"/>
    public sbyte[] Decade { get; }

    /// <inheritdoc cref="Genre"/>
    public sbyte[] Language { get; }

    /// <summary>The names of the genres, by their numbers.</summary>
    public IReadOnlyList<string> Genres { get; }

    public int DecadeCount { get; }

    /// <summary>The codes of the languages, by their numbers.</summary>
    public IReadOnlyList<string> Languages { get; }

    private static sbyte Small(short number) => number > sbyte.MaxValue ? (sbyte)-1 : (sbyte)number;

    /// <summary>More kinds than a short can count are as good as unknown.</summary>
    private static short Number<T>(Dictionary<T, short> numbers, T kind)
        where T : notnull
    {
        if (numbers.TryGetValue(kind, out var number)) return number;
        if (numbers.Count == short.MaxValue) return -1;
        number = (short)numbers.Count;
        numbers.Add(kind, number);
        return number;
    }
}
