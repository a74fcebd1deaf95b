namespace Roomtone.Recommender;

/// <summary>
/// A list for several people: they take turns, and each turn takes what its person likes best of what is left. The mean
/// of all likings serves the odd one out worst; turns serve everybody (Masthoff 2011, "Group recommender systems").
/// </summary>
internal static class RoundRobinMerge
{
    /// <param name="rankings">For each person the items, best first.</param>
    /// <param name="vetoed">Items that somebody does not want.</param>
    /// <param name="count">The length of the list.</param>
    /// <returns>Each item once; shorter than asked when the rankings hold no more.</returns>
    public static List<int> Merge(IReadOnlyList<IReadOnlyList<int>> rankings, IReadOnlySet<int> vetoed, int count)
    {
        var taken = new HashSet<int>(vetoed);
        var next = new int[rankings.Count];
        var list = new List<int>(count);
        for (var idle = 0; list.Count < count && idle < rankings.Count;)
        {
            for (var person = 0; person < rankings.Count && list.Count < count; person++)
            {
                idle = TakeNext(rankings[person], ref next[person], taken) is { } item && Add(item) ? 0 : idle + 1;
            }
        }

        return list;

        bool Add(int item)
        {
            list.Add(item);
            return true;
        }
    }

    private static int? TakeNext(IReadOnlyList<int> ranking, ref int next, HashSet<int> taken)
    {
        while (next < ranking.Count)
        {
            var item = ranking[next++];
            if (taken.Add(item)) return item;
        }

        return null;
    }
}
