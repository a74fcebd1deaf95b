using System.Numerics.Tensors;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;

/// <summary>
/// Sums a power spectrum into bands that are as wide as the ear's: triangles, evenly spaced on the mel scale (O'Shaughnessy
/// 1987).
/// </summary>
internal sealed class Bands
{
    private readonly (int From, float[] Weights)[] _bands;

    public Bands(int count, double lowest, double highest, int size, int sampleRate)
    {
        var (from, to) = (Mel(lowest), Mel(highest));
        double Edge(int i) => Hertz(from + ((to - from) * i / (count + 1))) * size / sampleRate;
        _bands = [.. Enumerable.Range(0, count).Select(i => Triangle(Edge(i), Edge(i + 1), Edge(i + 2)))];
    }

    public int Count => _bands.Length;

    public void Sum(ReadOnlySpan<float> power, Span<float> bands)
    {
        for (var i = 0; i < _bands.Length; i++)
        {
            var (from, weights) = _bands[i];
            bands[i] = TensorPrimitives.Dot(power.Slice(from, weights.Length), weights);
        }
    }

    private static double Mel(double hertz) => 2595 * Math.Log10(1 + (hertz / 700));

    private static double Hertz(double mel) => 700 * (Math.Pow(10, mel / 2595) - 1);

    /// <summary>At least the nearest bin, where a band is narrower than one.</summary>
    private static (int From, float[] Weights) Triangle(double low, double middle, double high)
    {
        var first = (int)Math.Ceiling(low);
        var weights = Enumerable.Range(first, Math.Max(0, (int)Math.Floor(high) - first + 1))
            .Select(bin => (float)Math.Max(0, bin < middle ? (bin - low) / (middle - low) : (high - bin) / (high - middle))).ToArray();
        return weights.Sum() > 0 ? (first, weights) : ((int)Math.Round(middle), [1f]);
    }
}
