namespace Roomtone.CloudSync.Bench;

internal static class Median
{
    public static double Of(IEnumerable<double> values) => Share(values, 0.5);

    /// <summary>The value that this share of the others does not exceed.</summary>
    public static double Share(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min((int)(sorted.Count * share), sorted.Count - 1)];
    }
}
