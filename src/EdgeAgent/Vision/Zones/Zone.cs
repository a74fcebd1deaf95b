namespace Roomtone.EdgeAgent.Vision.Zones;

/// <summary>A part of the picture that is never looked at, such as the place of the staff.</summary>
/// <param name="Corners">Three or more x, y pairs in fractions of the picture: 0, 0 is its upper left corner, 1, 1 its lower right.</param>
internal sealed record Zone(IReadOnlyList<IReadOnlyList<double>> Corners)
{
    public const int FewestCorners = 3;

    /// <summary>
    /// The pixels of a row whose centres lie inside. Where lines cross each other, all that they enclose is inside
    /// (the nonzero rule): a zone drawn awkwardly covers too much rather than too little.
    /// </summary>
    /// <param name="y">The row's centre, a fraction of the height.</param>
    /// <param name="width">Pixels a row.</param>
    /// <returns>From the first to before the end, pixels.</returns>
    public IEnumerable<(int From, int End)> PixelsAt(double y, int width)
    {
        var winding = 0;
        var from = 0.0;
        foreach (var (x, turn) in CrossingsAt(y).OrderBy(crossing => crossing.X))
        {
            if (winding == 0) from = x;
            winding += turn;
            if (winding == 0) yield return (PixelAt(from, width), PixelAt(x, width));
        }
    }

    /// <summary>Whether a place lies inside, by the same rule. Fractions of the picture.</summary>
    public bool Contains(double x, double y) => CrossingsAt(y).Where(crossing => crossing.X <= x).Sum(crossing => crossing.Turn) != 0;

    private IEnumerable<(double X, int Turn)> CrossingsAt(double y)
    {
        for (var i = 0; i < Corners.Count; i++)
        {
            var (a, b) = (Corners[i], Corners[(i + 1) % Corners.Count]);
            if (a[1] <= y == b[1] <= y) continue;
            yield return (a[0] + ((y - a[1]) / (b[1] - a[1]) * (b[0] - a[0])), b[1] > a[1] ? 1 : -1);
        }
    }

    /// <summary>The first pixel whose centre is not left of a place.</summary>
    private static int PixelAt(double x, int width) => (int)Math.Ceiling((x * width) - 0.5);
}
