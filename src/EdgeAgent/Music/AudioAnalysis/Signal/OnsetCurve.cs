using System.Numerics.Tensors;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;

/// <summary>
/// How strongly something begins at each moment: by how much the logarithm of the power rises, summed over the bands
/// (spectral flux; Bello et al. 2005, IEEE TSAP 13(5)).
/// </summary>
internal sealed class OnsetCurve(int size, int sampleRate)
{
    private const int BandCount = 40;
    private const double Lowest = 30;
    private const double Highest = 11_000;

    /// <summary>Power below this counts as silence: -80 dB of full scale.</summary>
    private const float Floor = 1e-8f;

    private readonly Bands _bands = new(BandCount, Lowest, Highest, size, sampleRate);
    private readonly float[] _rise = new float[BandCount];
    private float[] _now = new float[BandCount];
    private float[] _before = new float[BandCount];

    /// <summary>One value a spectrum, in decades of power a band.</summary>
    public List<float> Values { get; } = [];

    public void Take(ReadOnlySpan<float> power)
    {
        _bands.Sum(power, _now);
        TensorPrimitives.Max(_now, Floor, _now);
        TensorPrimitives.Log10<float>(_now, _now);
        TensorPrimitives.Subtract(_now, _before, _rise);
        TensorPrimitives.Max(_rise, 0f, _rise);
        // The first spectrum has none before it to rise from.
        Values.Add(Values.Count == 0 ? 0 : TensorPrimitives.Sum<float>(_rise) / BandCount);
        (_now, _before) = (_before, _now);
    }
}
