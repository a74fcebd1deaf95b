namespace Roomtone.Recommender;

/// <summary>
/// EASE (Steck 2019, "Embarrassingly shallow autoencoders for sparse data", WWW): the item-to-item weights that best
/// give back each user's plays from the user's other plays. B = I - P diag(P)⁻¹ with P = (XᵀX + λI)⁻¹, λ being
/// <see cref="Hyperparameters.L2"/>. The time goes with the cube of the number of items.
/// </summary>
internal sealed class EaseRows
{
    private readonly double[][] _p;

    private EaseRows(double[][] p) => _p = p;

    public static EaseRows Train(InteractionMatrix plays, Hyperparameters recipe, CancellationToken cancellationToken)
    {
        var p = Gram(plays, recipe.UserNormPower);
        for (var item = 0; item < p.Length; item++) p[item][item] += recipe.L2;
        SymmetricInverse.Invert(p, cancellationToken);
        return new EaseRows(p);
    }

    /// <summary>Overwrites the row with the weights of the item plus <paramref name="share"/> of what stands in it.</summary>
    public void Blend(int item, float[] row, float share)
    {
        for (var other = 0; other < row.Length; other++)
            row[other] = other == item ? 0 : (float)(-_p[item][other] / _p[other][other]) + (share * row[other]);
    }

    /// <summary>XᵀX.</summary>
    private static double[][] Gram(InteractionMatrix plays, double voicePower)
    {
        var gram = new double[plays.ItemCount][];
        for (var item = 0; item < gram.Length; item++) gram[item] = new double[plays.ItemCount];
        for (var user = 0; user < plays.UserCount; user++)
        {
            var items = plays.Items(user);
            var weights = plays.Weights(user);
            var voice = plays.Voice(user, voicePower);
            for (var i = 0; i < items.Length; i++)
            {
                for (var j = 0; j < items.Length; j++) gram[items[i]][items[j]] += voice * weights[i] * weights[j];
            }
        }

        return gram;
    }
}
