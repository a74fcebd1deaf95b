namespace Roomtone.EdgeAgent.Music.Collaborative;

/// <summary>Makes the model that suits a history: the exact one for a few thousand items, else the one that scales.</summary>
internal static class Neighbourhoods
{
    /// <summary>Above this the exact model takes minutes and gigabytes.</summary>
    private const int MostForExact = 5000;

    private const int Kept = 300;

    /// <summary>How much the cosines weigh beside the exact weights; both are put on one scale first.</summary>
    private const float CosineShare = 0.6f;

    public static bool IsSmall(int itemCount) => itemCount <= MostForExact;

    /// <param name="plays">The history.</param>
    /// <param name="cancellationToken">Ends the training early.</param>
    public static ItemModel Train(Plays plays, CancellationToken cancellationToken)
    {
        // The exact weights know what is popular already, so the cosines beside them let less of it through.
        var cosine = IsSmall(plays.ItemCount) ? new CosineRows(plays, otherPower: 0.45, shrink: 0.1) : new CosineRows(plays, otherPower: 0.4, shrink: 0.3);
        var exact = IsSmall(plays.ItemCount) ? EaseRows.Train(plays, cancellationToken) : null;
        var scale = exact is null ? 1 : CosineShare * Ratio(exact, cosine, plays.ItemCount);
        var neighbours = new int[plays.ItemCount][];
        var weights = new float[plays.ItemCount][];
        Parallel.For(0, plays.ItemCount, new ParallelOptions { CancellationToken = cancellationToken }, () => new float[plays.ItemCount], (item, _, row) =>
        {
            cosine.Fill(item, row);
            exact?.Blend(item, row, scale);
            (neighbours[item], weights[item]) = ItemModel.Strongest(row, Kept);
            return row;
        }, _ => { });
        return new ItemModel(neighbours, weights);
    }

    /// <summary>The root mean square of the exact weights over that of the cosines, from a sample of the rows.</summary>
    private static float Ratio(EaseRows exact, CosineRows cosine, int itemCount)
    {
        const int Sample = 200;
        var row = new float[itemCount];
        double exactly = 0, near = 0;
        for (var item = 0; item < itemCount; item += Math.Max(1, itemCount / Sample))
        {
            cosine.Fill(item, row);
            near += Squares(row);
            Array.Clear(row);
            exact.Blend(item, row, 0);
            exactly += Squares(row);
        }

        return near > 0 ? (float)Math.Sqrt(exactly / near) : 0;
    }

    private static double Squares(ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (var value in row) sum += value * value;
        return sum;
    }
}
