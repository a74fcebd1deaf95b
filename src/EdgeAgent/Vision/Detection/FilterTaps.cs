namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>
/// Which source pixels make up each target pixel of a resized line, and with which weights. A triangle as wide as the
/// scale asks for (at least two pixels): bilinear when it enlarges, free of aliasing when it shrinks.
/// </summary>
internal sealed class FilterTaps
{
    private FilterTaps(int[] starts, int count, float[] weights) => (Starts, Count, Weights) = (starts, count, weights);

    /// <summary>The first source pixel of each target pixel.</summary>
    public int[] Starts { get; }

    /// <summary>Source pixels a target pixel; weights of zero fill up.</summary>
    public int Count { get; }

    /// <summary><see cref="Count"/> weights a target pixel, which sum to one.</summary>
    public float[] Weights { get; }

    public static FilterTaps Between(int source, int target)
    {
        var scale = (float)source / target;
        var reach = MathF.Max(1, scale);
        var count = Math.Min(source, (int)MathF.Ceiling(2 * reach)); // What an open stretch of this length can hold.
        var starts = new int[target];
        var weights = new float[target * count];
        for (var i = 0; i < target; i++)
        {
            var centre = ((i + 0.5f) * scale) - 0.5f;
            starts[i] = Math.Clamp((int)MathF.Floor(centre - reach) + 1, 0, source - count);
            Weigh(weights.AsSpan(i * count, count), starts[i], centre, reach);
        }

        return new FilterTaps(starts, count, weights);
    }

    /// <summary>
    /// The weights in parts of a unit, rounded so that each pixel's still sum to it: the largest takes what rounding left.
    /// </summary>
    public int[] InUnits(int unit)
    {
        var units = new int[Weights.Length];
        for (var start = 0; start < units.Length; start += Count)
        {
            var (left, largest) = (unit, start);
            for (var i = start; i < start + Count; i++)
            {
                units[i] = (int)MathF.Round(Weights[i] * unit);
                left -= units[i];
                if (units[i] > units[largest]) largest = i;
            }

            units[largest] += left;
        }

        return units;
    }

    private static void Weigh(Span<float> weights, int start, float centre, float reach)
    {
        var sum = 0f;
        for (var tap = 0; tap < weights.Length; tap++)
        {
            weights[tap] = MathF.Max(0, 1 - (MathF.Abs(start + tap - centre) / reach));
            sum += weights[tap];
        }

        foreach (ref var weight in weights) weight /= sum;
    }
}
