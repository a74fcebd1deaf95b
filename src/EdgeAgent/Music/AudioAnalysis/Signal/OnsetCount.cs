namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;

/// <summary>Counts what begins: peaks of the onset curve that stand out over what is around them (Dixon 2006).</summary>
internal static class OnsetCount
{
    private const int Around = 3;
    private const double AroundSeconds = 0.5;

    /// <summary>Over the mean around, in parts of the curve's own scatter.</summary>
    private const double StandsOut = 0.5;

    /// <param name="onsets">The onset curve.</param>
    /// <param name="rate">Its values a second.</param>
    public static double PerSecond(IReadOnlyList<float> onsets, double rate)
    {
        if (onsets.Count < rate) return 0;
        var mean = onsets.Average();
        var scatter = Math.Sqrt(onsets.Average(value => (value - mean) * (value - mean)));
        var width = (int)(AroundSeconds * rate / 2);
        var (count, sum, filled) = (0, 0.0, 0);
        for (var i = -width; i < onsets.Count; i++)
        {
            if (i + width < onsets.Count) (sum, filled) = (sum + onsets[i + width], filled + 1);
            if (i - width - 1 >= 0) (sum, filled) = (sum - onsets[i - width - 1], filled - 1);
            if (i >= 0 && IsTop(onsets, i) && onsets[i] > (sum / filled) + (StandsOut * scatter)) count++;
        }

        return count * rate / onsets.Count;
    }

    private static bool IsTop(IReadOnlyList<float> onsets, int at)
    {
        for (var i = Math.Max(0, at - Around); i <= Math.Min(onsets.Count - 1, at + Around); i++)
        {
            if (onsets[i] > onsets[at] || (i < at && onsets[i] == onsets[at])) return false;
        }

        return true;
    }
}
