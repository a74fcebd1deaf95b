using Roomtone.Collaborative;

namespace Roomtone.CloudSync.Tastes;

/// <summary>Makes a packed model of rows of evidence.</summary>
internal static class TasteTraining
{
    /// <summary>What stands in one row only goes together with nothing that was seen twice.</summary>
    private const int FewestRows = 2;

    private const int NeighboursKept = 100;

    /// <returns>The packed model, or null where the history is too short to say anything.</returns>
    public static byte[]? Train(IReadOnlyList<IReadOnlyList<SongWeight>> rows, TasteSettings settings, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var artists = Items(rows, song => song.Artist, settings.MostArtists, graded: true, cancellationToken);
        var songs = Items(rows, song => song.Song, settings.MostSongs, graded: false, cancellationToken);
        return artists.Keys.Count < FewestRows && songs.Keys.Count < FewestRows
            ? null
            : TastePacking.Pack(now, kept => (artists.Keep(kept), songs.Keep(kept)), NeighboursKept);
    }

    private static Trained Items(IReadOnlyList<IReadOnlyList<SongWeight>> rows, Func<SongWeight, ulong> key, int most, bool graded, CancellationToken cancellationToken)
    {
        var support = rows.SelectMany(row => row.Select(key).Distinct()).CountBy(item => item).Where(item => item.Value >= FewestRows)
            .OrderByDescending(item => item.Value).ThenBy(item => item.Key).Take(most).ToList();
        var number = support.Select((item, place) => (item.Key, place)).ToDictionary(item => item.Key, item => item.place);
        var users = rows.Select(row => (IReadOnlyList<(int, double)>)[.. row.Where(song => number.ContainsKey(key(song))).GroupBy(key).Select(song => (number[song.Key], song.Sum(entry => entry.Weight)))]).Where(row => row.Count > 0).ToList();
        var plays = new Plays(users, support.Count, graded);
        // Graded items are few enough for the exact model; songs are many, and only whether they were played counts.
        var model = Neighbourhoods.Train(plays, graded ? Recipe.Exact : Recipe.Scaling, cancellationToken);
        return new Trained(model, [.. support.Select(item => item.Key)], [.. support.Select(item => item.Value)]);
    }

    private sealed record Trained(ItemModel Model, IReadOnlyList<ulong> Keys, IReadOnlyList<int> Support)
    {
        public KnownItems Keep(int neighbours) => KnownItems.Of(Model, Keys, Support, neighbours);
    }
}
