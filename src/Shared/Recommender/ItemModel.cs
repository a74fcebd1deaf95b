namespace Roomtone.Recommender;

/// <summary>For each item its nearest others and how much a play of the one speaks for the other.</summary>
internal sealed class ItemModel(int[][] neighbours, float[][] weights)
{
    public int ItemCount => neighbours.Length;

    public IEnumerable<(int Neighbour, float Weight)> Row(int item) => neighbours[item].Zip(weights[item]);

    /// <summary>Adds the score of every item for somebody who played these.</summary>
    /// <param name="items">The items that were played.</param>
    /// <param name="strengths">How much each, 0 to 1; below 0 for what was disliked.</param>
    /// <param name="scores">One an item; the caller clears them.</param>
    public void Score(ReadOnlySpan<int> items, ReadOnlySpan<float> strengths, Span<float> scores)
    {
        for (var i = 0; i < items.Length; i++)
        {
            var near = neighbours[items[i]];
            var weight = weights[items[i]];
            for (var n = 0; n < near.Length; n++) scores[near[n]] += strengths[i] * weight[n];
        }
    }

    /// <summary>Keeps the strongest entries of a row.</summary>
    /// <param name="row">One weight an item.</param>
    /// <param name="keep">The most to keep.</param>
    public static (int[] Neighbours, float[] Weights) Strongest(ReadOnlySpan<float> row, int keep)
    {
        var strongest = new PriorityQueue<int, float>(keep + 1);
        for (var item = 0; item < row.Length; item++)
        {
            if (row[item] == 0) continue;
            var strength = Math.Abs(row[item]);
            if (strongest.Count < keep) strongest.Enqueue(item, strength);
            else strongest.EnqueueDequeue(item, strength);
        }

        int[] kept = [.. strongest.UnorderedItems.Select(entry => entry.Element).Order()];
        var weights = new float[kept.Length];
        for (var i = 0; i < kept.Length; i++) weights[i] = row[kept[i]];
        return (kept, weights);
    }
}
