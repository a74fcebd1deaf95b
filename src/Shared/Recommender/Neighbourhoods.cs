namespace Roomtone.Recommender;

/// <summary>Makes the model that suits a history: the exact one for a few thousand items, else the one that scales.</summary>
internal static class Neighbourhoods
{
    public static ItemModel Train(InteractionMatrix plays, CancellationToken cancellationToken) =>
        Train(plays, Hyperparameters.For(plays.ItemCount), cancellationToken);

    /// <param name="plays">The history.</param>
    /// <param name="recipe">The constants.</param>
    /// <param name="cancellationToken">Ends the training early.</param>
    public static ItemModel Train(InteractionMatrix plays, Hyperparameters recipe, CancellationToken cancellationToken) =>
        Train(plays, recipe, recipe.L2 > 0 ? EaseRows.Train(plays, recipe, cancellationToken) : null, cancellationToken);

    /// <param name="plays">The history.</param>
    /// <param name="recipe">The constants.</param>
    /// <param name="exact">The exact weights, where the recipe has any.</param>
    /// <param name="cancellationToken">Ends the training early.</param>
    public static ItemModel Train(InteractionMatrix plays, Hyperparameters recipe, EaseRows? exact, CancellationToken cancellationToken)
    {
        var cosine = new CosineRows(plays, recipe);
        var scale = exact is null ? 1 : (float)recipe.CosineShare * Ratio(exact, cosine, plays.ItemCount);
        var neighbours = new int[plays.ItemCount][];
        var weights = new float[plays.ItemCount][];
        Parallel.For(
            0,
            plays.ItemCount,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new float[plays.ItemCount],
            (item, _, row) =>
            {
                cosine.Fill(item, row);
                exact?.Blend(item, row, scale);
                (neighbours[item], weights[item]) = ItemModel.Strongest(row, recipe.Neighbours);
                return row;
            },
            _ => { }
        );
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
