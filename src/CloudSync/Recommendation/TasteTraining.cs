using Roomtone.Recommender;

namespace Roomtone.CloudSync.Recommendation;

/// <summary>Trains a model from rows of evidence and packs it.</summary>
internal static class TasteTraining
{
    /// <summary>An item in a single row co-occurs with nothing reliably.</summary>
    private const int FewestRows = 2;

    private const int NeighboursKept = 60;

    /// <summary>There are many songs, and little is known of each.</summary>
    private const int SongNeighboursKept = 15;

    /// <returns>The packed model, or null where the history is too short to say anything.</returns>
    public static byte[]? Train(
        IReadOnlyList<IReadOnlyList<SongWeight>> rows,
        TasteSettings settings,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var artists = new Items(rows, song => song.Artist, settings.MostArtists, graded: true);
        var songs = new Items(rows, song => song.Song, settings.MostSongs, graded: false);
        if (artists.Keys.Count < FewestRows && songs.Keys.Count < FewestRows) return null;
        // Artists are few enough for the exact model; songs are many, and only whether they were played counts.
        var (exact, newcomers, plain) = (
            artists.Train(Hyperparameters.Exact, cancellationToken),
            artists.Train(Hyperparameters.Newcomer, cancellationToken),
            songs.Train(Hyperparameters.Scaling, cancellationToken)
        );
        return ModelSerializer.Pack(
            now,
            kept => (artists.Keep(exact, kept), artists.Keep(newcomers, kept), songs.Keep(plain, Math.Min(kept, SongNeighboursKept))),
            NeighboursKept
        );
    }

    /// <summary>The artists or the songs of a history.</summary>
    private sealed class Items
    {
        private readonly InteractionMatrix _plays;
        private readonly List<int> _support;

        public Items(IReadOnlyList<IReadOnlyList<SongWeight>> rows, Func<SongWeight, ulong> key, int most, bool graded)
        {
            var support = rows.SelectMany(row => row.Select(key).Distinct()).CountBy(item => item).Where(item => item.Value >= FewestRows)
                .OrderByDescending(item => item.Value).ThenBy(item => item.Key).Take(most).ToList();
            var number = support.Select((item, place) => (item.Key, place)).ToDictionary(item => item.Key, item => item.place);
            var users = rows.Select(row =>
                    (IReadOnlyList<(int, double)>)
                        [
                            .. row.Where(song => number.ContainsKey(key(song)))
                                .GroupBy(key)
                                .Select(song => (number[song.Key], song.Sum(entry => entry.Weight))),
                        ]
                )
                .Where(row => row.Count > 0)
                .ToList();
            _plays = new InteractionMatrix(users, support.Count, graded);
            _support = [.. support.Select(item => item.Value)];
            Keys = [.. support.Select(item => item.Key)];
        }

        public IReadOnlyList<ulong> Keys { get; }

        public ItemModel Train(Hyperparameters recipe, CancellationToken cancellationToken) =>
            Neighbourhoods.Train(_plays, recipe, cancellationToken);

        public ItemIndex Keep(ItemModel model, int neighbours) => ItemIndex.Of(model, Keys, _support, neighbours);
    }
}
