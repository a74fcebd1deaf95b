namespace Roomtone.Recommender;

/// <summary>Who played what: a row a user, each item at most once a row.</summary>
internal sealed class InteractionMatrix
{
    private readonly int[][] _items;
    private readonly float[][] _weights;
    private readonly bool _graded;

    /// <param name="users">For each user the items and how often each was played.</param>
    /// <param name="itemCount">Items are numbered from 0 to below this.</param>
    /// <param name="graded">Whether the counts tell how much somebody likes an item, as with artists; else only that it was
    /// played counts.</param>
    public InteractionMatrix(IReadOnlyList<IReadOnlyList<(int Item, double Count)>> users, int itemCount, bool graded)
    {
        ItemCount = itemCount;
        _graded = graded;
        _items = [.. users.Select(user => user.Select(play => play.Item).ToArray())];
        _weights = [.. users.Select(user => Weigh([.. user.Select(play => play.Count)]))];
    }

    public int ItemCount { get; }

    public int UserCount => _items.Length;

    public ReadOnlySpan<int> Items(int user) => _items[user];

    public ReadOnlySpan<float> Weights(int user) => _weights[user];

    /// <summary>
    /// The weight of each count of one user. Graded, it is the logarithm (Hu, Koren and Volinsky 2008) as a share of the
    /// user's largest, so that one artist on repeat does not outweigh a taste.
    /// </summary>
    public float[] Weigh(IReadOnlyList<double> counts)
    {
        if (!_graded || counts.Count == 0) return [.. counts.Select(_ => 1f)];
        var largest = Math.Log(1 + counts.Max());
        return [.. counts.Select(count => (float)(Math.Log(1 + count) / largest))];
    }

    /// <summary>
    /// How much a pair of this user's items counts: one over a power of their number, so that those who play everything
    /// do not speak loudest (row normalization of Deshpande and Karypis 2004).
    /// </summary>
    public float Voice(int user, double power) => (float)Math.Pow(Math.Max(1, _items[user].Length), -power);
}
