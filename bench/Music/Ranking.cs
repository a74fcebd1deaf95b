namespace Roomtone.Music.Bench;

/// <summary>The first 20 of a ranking against what was held out.</summary>
internal static class Ranking
{
    public const int Length = 20;

    /// <summary>The best items by score, the known ones left out.</summary>
    public static int[] Top(ReadOnlySpan<float> scores, IEnumerable<int> known, int length = Length)
    {
        var skip = known.ToHashSet();
        var best = new PriorityQueue<int, (float, int)>();
        for (var item = 0; item < scores.Length; item++)
        {
            if (skip.Contains(item)) continue;
            if (best.Count < length) best.Enqueue(item, (scores[item], -item));
            else best.EnqueueDequeue(item, (scores[item], -item));
        }

        var top = new int[best.Count];
        for (var place = top.Length - 1; place >= 0; place--) top[place] = best.Dequeue();
        return top;
    }

    /// <summary>Share of the held-out items that are among the first 20.</summary>
    public static double Recall(int[] top, HashSet<int> held) => (double)top.Count(held.Contains) / held.Count;

    /// <summary>As above, but at most 20 can be asked for.</summary>
    public static double TruncatedRecall(int[] top, HashSet<int> held) => (double)top.Count(held.Contains) / Math.Min(held.Count, Length);

    /// <summary>Normalized discounted cumulative gain (Järvelin and Kekäläinen 2002), gain 1 for a hit.</summary>
    public static double Ndcg(int[] top, HashSet<int> held)
    {
        double gain = 0, ideal = 0;
        for (var place = 0; place < Length; place++)
        {
            var discount = 1 / Math.Log2(place + 2);
            if (place < held.Count) ideal += discount;
            if (place < top.Length && held.Contains(top[place])) gain += discount;
        }

        return gain / ideal;
    }
}
