namespace Roomtone.Recommender;

/// <summary>
/// The items of a model by their keys, with their neighbours in a few flat arrays: three bytes a neighbour, in memory as
/// on the wire. A weight is a whole number from -127 to 127 times the scale of its row.
/// </summary>
/// <param name="keys">Ascending.</param>
/// <param name="support">In how many rows of the history each item stands, at most 65,535.</param>
/// <param name="starts">Where the neighbours of each item begin; one longer than the keys.</param>
/// <param name="scales">One an item.</param>
/// <param name="neighbours">Places in <paramref name="keys"/>.</param>
/// <param name="weights">One a neighbour.</param>
internal sealed class ItemIndex(ulong[] keys, ushort[] support, int[] starts, float[] scales, ushort[] neighbours, sbyte[] weights)
{
    private const float LargestWeight = 127;

    public static ItemIndex None { get; } = new([], [], [0], [], [], []);

    public int Count => keys.Length;

    public ReadOnlySpan<ulong> Keys => keys;

    public ReadOnlySpan<ushort> Support => support;

    public ReadOnlySpan<int> Starts => starts;

    public ReadOnlySpan<float> Scales => scales;

    public ReadOnlySpan<ushort> Neighbours => neighbours;

    public ReadOnlySpan<sbyte> Weights => weights;

    /// <param name="model">A trained model.</param>
    /// <param name="keys">The key of each of its items.</param>
    /// <param name="support">In how many rows each stands.</param>
    /// <param name="kept">How many neighbours of each to keep, the strongest.</param>
    public static ItemIndex Of(ItemModel model, IReadOnlyList<ulong> keys, IReadOnlyList<int> support, int kept)
    {
        int[] order = [.. Enumerable.Range(0, keys.Count).OrderBy(item => keys[item])];
        var place = new ushort[order.Length];
        for (var i = 0; i < order.Length; i++) place[order[i]] = (ushort)i;
        var (starts, scales) = (new int[order.Length + 1], new float[order.Length]);
        var (neighbours, weights) = (new List<ushort>(), new List<sbyte>());
        for (var i = 0; i < order.Length; i++)
        {
            var row = model
                .Row(order[i])
                .OrderByDescending(entry => Math.Abs(entry.Weight))
                .Take(kept)
                .Select(entry => (Place: place[entry.Neighbour], entry.Weight))
                .OrderBy(entry => entry.Place)
                .ToList();
            scales[i] = row.Count == 0 ? 0 : row.Max(entry => Math.Abs(entry.Weight)) / LargestWeight;
            neighbours.AddRange(row.Select(entry => entry.Place));
            weights.AddRange(row.Select(entry => scales[i] == 0 ? (sbyte)0 : (sbyte)Math.Round(entry.Weight / scales[i])));
            starts[i + 1] = neighbours.Count;
        }

        return new ItemIndex(
            [.. order.Select(item => keys[item])],
            [.. order.Select(item => (ushort)Math.Min(support[item], ushort.MaxValue))],
            starts,
            scales,
            [.. neighbours],
            [.. weights]
        );
    }

    /// <returns>The place of an item, or -1.</returns>
    public int NumberOf(ulong key) => Array.BinarySearch(keys, key) is >= 0 and var number ? number : -1;

    /// <summary>Adds the score of every item for somebody who plays this one.</summary>
    /// <param name="item">What is played.</param>
    /// <param name="strength">How much, 0 to 1; below 0 for what was disliked.</param>
    /// <param name="scores">One an item; the caller clears them.</param>
    public void Score(int item, float strength, Span<float> scores)
    {
        var factor = strength * scales[item];
        for (var n = starts[item]; n < starts[item + 1]; n++) scores[neighbours[n]] += factor * weights[n];
    }
}
