namespace Roomtone.Recommender;

/// <summary>
/// The constants of a model. They were chosen by <c>bench music --tune</c>, on plays taken out of the training part, not
/// on the test part; see docs/benchmarks.md.
/// </summary>
/// <param name="KnownPower">
/// The power of the known item's norm. A cosine takes the root of both norms (0.5); taking more of the known item's and
/// less of the other's lets popular items through a little, which suits what people play next.
/// </param>
/// <param name="OtherPower">The power of the other item's norm.</param>
/// <param name="Shrink">Holds back items that hardly anybody shares.</param>
/// <param name="L2">λ of <see cref="EaseRows"/>; 0 leaves the exact weights out.</param>
/// <param name="CosineShare">How much the cosines weigh beside the exact weights; both are put on one scale first.</param>
/// <param name="UserNormPower">A pair of a user's items counts one over this power of their number.</param>
/// <param name="Neighbours">How many neighbours each item has.</param>
internal sealed record Hyperparameters(
    double KnownPower,
    double OtherPower,
    double Shrink,
    double L2,
    double CosineShare,
    double UserNormPower,
    int Neighbours
)
{
    /// <summary>Above this the exact model takes minutes and gigabytes.</summary>
    private const int MostForExact = 5000;

    /// <summary>Up to this many known artists a room is a newcomer.</summary>
    public const int MostOfANewcomer = 8;

    /// <summary>The exact weights know what is popular already, so the cosines beside them let less of it through.</summary>
    public static Hyperparameters Exact { get; } =
        new(KnownPower: 0.7, OtherPower: 0.55, Shrink: 0.03, L2: 6, CosineShare: 1, UserNormPower: 0.5, Neighbours: 300);

    /// <summary>Its cost grows with the plays and not with the cube of the items.</summary>
    public static Hyperparameters Scaling { get; } =
        new(KnownPower: 0.5, OtherPower: 0.3, Shrink: 1, L2: 0, CosineShare: 1, UserNormPower: 0.5, Neighbours: 300);

    /// <summary>
    /// For a room of which a few artists are known. The exact weights look at one artist beside all others that are
    /// played; of one or two alone they say little. There the plain neighbours do better, with more of what is popular.
    /// </summary>
    public static Hyperparameters Newcomer { get; } =
        new(KnownPower: 0.7, OtherPower: 0.25, Shrink: 1, L2: 0, CosineShare: 1, UserNormPower: 0.3, Neighbours: 300);

    public static bool IsSmall(int itemCount) => itemCount <= MostForExact;

    public static Hyperparameters For(int itemCount) => IsSmall(itemCount) ? Exact : Scaling;
}
