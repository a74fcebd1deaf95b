using System.Numerics.Tensors;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;

/// <summary>
/// The tempo of an onset curve: its autocorrelation in windows of twelve seconds, averaged; a comb over the first
/// multiples of each period; and how likely a tempo is at all (log-normal around 120 a minute: Moelants 2002; Ellis
/// 2007, J. New Music Research 36(1)).
/// </summary>
internal static class TempoReading
{
    public const double Slowest = 40;
    public const double Fastest = 220;

    private const double WindowSeconds = 12;
    private const double LongestLagSeconds = 60 / Slowest * Teeth;
    private const int Teeth = 4;
    private const double UsualTempo = 120;
    private const double TempoOctaves = 1.0;
    private const double Step = 1.005;

    /// <param name="onsets">The onset curve.</param>
    /// <param name="rate">Its values a second.</param>
    /// <returns>
    /// Beats a minute, 0 where there is no beat; and how clear the beat is, 0 to 1: the highest autocorrelation (Lartillot et
    /// al. 2008).
    /// </returns>
    public static (double BeatsPerMinute, double Clarity) Of(IReadOnlyList<float> onsets, double rate)
    {
        var lags = Autocorrelation(WithoutTrend(onsets, (int)rate), (int)(WindowSeconds * rate), (int)(LongestLagSeconds * rate) + 2);
        if (lags.Length == 0) return (0, 0);
        var (best, tempo) = (double.NegativeInfinity, 0.0);
        for (var candidate = Slowest; candidate <= Fastest; candidate *= Step)
        {
            var score = Comb(lags, 60 * rate / candidate) * Likelihood(candidate);
            if (score > best) (best, tempo) = (score, candidate);
        }

        var clarity = 0f;
        for (var lag = (int)(60 * rate / Fastest); lag <= 60 * rate / Slowest; lag++) clarity = Math.Max(clarity, lags[lag]);
        return best > 0 ? (tempo, clarity) : (0, 0);
    }

    private static double Likelihood(double tempo) => Math.Exp(-Math.Pow(Math.Log2(tempo / UsualTempo) / TempoOctaves, 2) / 2);

    private static double Comb(float[] lags, double period)
    {
        var sum = 0.0;
        for (var tooth = 1; tooth <= Teeth; tooth++) sum += At(lags, tooth * period);
        return sum / Teeth;
    }

    private static double At(float[] lags, double lag)
    {
        var whole = (int)lag;
        return lags[whole] + ((lag - whole) * (lags[whole + 1] - lags[whole]));
    }

    /// <summary>What stands out over the second around it.</summary>
    private static float[] WithoutTrend(IReadOnlyList<float> onsets, int width)
    {
        var sums = new double[onsets.Count + 1];
        for (var i = 0; i < onsets.Count; i++) sums[i + 1] = sums[i] + onsets[i];
        var rest = new float[onsets.Count];
        for (var i = 0; i < rest.Length; i++)
        {
            var (from, to) = (Math.Max(0, i - (width / 2)), Math.Min(rest.Length, i + (width / 2) + 1));
            rest[i] = Math.Max(0, onsets[i] - (float)((sums[to] - sums[from]) / (to - from)));
        }

        return rest;
    }

    /// <returns>By lag, 1 at lag 0, on average over windows that overlap by half; empty where nothing stands out.</returns>
    private static float[] Autocorrelation(float[] curve, int window, int lagCount)
    {
        window = Math.Min(window, curve.Length / 2);
        var mean = new float[lagCount];
        var windows = 0;
        var part = new float[window + lagCount];
        for (var start = 0; window > 0 && start + window <= curve.Length; start += window / 2)
        {
            // The later part is what the lags look into: past the window, so that long lags are not weaker.
            Array.Clear(part);
            var there = Math.Min(part.Length, curve.Length - start);
            curve.AsSpan(start, there).CopyTo(part);
            if (there < window + (lagCount / 2)) break;
            var average = TensorPrimitives.Sum(part.AsSpan(0, there)) / there;
            TensorPrimitives.Subtract(part.AsSpan(0, there), average, part.AsSpan(0, there));
            var own = TensorPrimitives.SumOfSquares(part.AsSpan(0, window));
            if (own < 1e-6f)
                continue;
            for (var lag = 0; lag < lagCount; lag++)
                mean[lag] += TensorPrimitives.Dot(part.AsSpan(0, window), part.AsSpan(lag, window)) / own;
            windows++;
        }

        if (windows == 0) return [];
        TensorPrimitives.Divide(mean, windows, mean);
        return mean;
    }
}
