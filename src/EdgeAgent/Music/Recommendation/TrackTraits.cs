using Roomtone.EdgeAgent.Music.Library;
using Roomtone.Recommender;

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

/// <summary>Which item of the model each artist and each track of the catalogue is; -1 where the model does not know it.</summary>
internal sealed class ModelLinks
{
    private const float Unknown = 0.5f;

    public ModelLinks(Catalogue catalogue, RecommenderModel model, TrackTraits traits)
    {
        Artist = new int[catalogue.Columns.Artists.Count];
        Song = new int[model.Songs.Count == 0 ? 0 : catalogue.Tracks.Count];
        foreach (var (name, number) in catalogue.Columns.Artists)
            Artist[number] = name.Length == 0 || model.Artists.Count == 0 ? -1 : model.Artists.NumberOf(ItemKey.Artist(name));
        for (var track = 0; track < Song.Length; track++)
            Song[track] = catalogue.Tracks[track].Info is { Artist.Length: > 0 } info
                ? model.Songs.NumberOf(ItemKey.Song(info.Artist, info.Title))
                : -1;
        Popular = model.Artists.Count == 0 ? [] : Ranks(catalogue, model, traits);
    }

    public int[] Artist { get; }

    /// <summary>Empty where the model knows no songs.</summary>
    public int[] Song { get; }

    /// <summary>In steps of 1/255: a library is large.</summary>
    private byte[] Popular { get; }

    public int SongOf(int track) => Song.Length == 0 ? -1 : Song[track];

    public float PopularityOf(int track) => Popular.Length == 0 ? Unknown : Popular[track] / (float)byte.MaxValue;

    /// <summary>
    /// The rank of each track among those of its language, by in how many rows of the history its artist and it stand: 0 to
    /// 1.
    /// </summary>
    private byte[] Ranks(Catalogue catalogue, RecommenderModel model, TrackTraits traits)
    {
        var support = new int[catalogue.Tracks.Count];
        for (var track = 0; track < support.Length; track++)
        {
            if (Artist[catalogue.Columns.Artist[track]] is >= 0 and var artist) support[track] = model.Artists.Support[artist];
            if (SongOf(track) is >= 0 and var song) support[track] += model.Songs.Support[song];
        }

        var ranks = new byte[support.Length];
        foreach (var language in Enumerable.Range(0, support.Length).GroupBy(track => traits.Language[track]))
        {
            int[] order = [.. language.OrderBy(track => support[track])];
            for (var place = 0; place < order.Length; place++)
            {
                var level =
                    place > 0 && support[order[place]] == support[order[place - 1]]
                        ? ranks[order[place - 1]]
                        : (byte)((long)place * byte.MaxValue / Math.Max(1, order.Length - 1));
                ranks[order[place]] = level;
            }
        }

        return ranks;
    }
}
