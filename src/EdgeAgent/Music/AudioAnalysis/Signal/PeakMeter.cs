using System.Numerics.Tensors;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;

/// <summary>
/// The true peak of a channel: the highest value of the sound between the samples as well, at four times the rate with
/// twelve taps a phase (ITU-R BS.1770-4, annex 2). Stretches that cannot hold a new peak are passed over.
/// </summary>
internal sealed class PeakMeter
{
    private const int Phases = 4;
    private const int Taps = 12;
    private const int Stretch = 128;

    /// <summary>No interpolation of these taps goes further beyond the samples than this.</summary>
    private const float MostOvershoot = 2.1f;

    private static readonly float[][] Filters = [.. Enumerable.Range(1, Phases - 1).Select(Filter)];

    private readonly Slices _slices = new(Stretch + Taps, Stretch);
    private readonly float[] _between = new float[Stretch];
    private readonly Slices.Reader _read;

    public PeakMeter() => _read = Read;

    /// <summary>1 is full scale.</summary>
    public float Peak { get; private set; }

    public void Take(ReadOnlySpan<float> samples) => _slices.Take(samples, _read);

    private void Read(ReadOnlySpan<float> samples)
    {
        var highest = Math.Abs(TensorPrimitives.MaxMagnitude(samples));
        if (highest * MostOvershoot <= Peak) return;
        Peak = Math.Max(Peak, highest);
        foreach (var filter in Filters)
        {
            TensorPrimitives.Multiply(samples[..Stretch], filter[0], _between);
            for (var tap = 1; tap < Taps; tap++) TensorPrimitives.MultiplyAdd(samples.Slice(tap, Stretch), filter[tap], _between, _between);
            Peak = Math.Max(Peak, Math.Abs(TensorPrimitives.MaxMagnitude<float>(_between)));
        }
    }

    /// <summary>A sinc under a Hann window, for the point this far behind the middle sample.</summary>
    private static float[] Filter(int phase)
    {
        var taps = new double[Taps];
        for (var i = 0; i < Taps; i++)
        {
            var x = i - ((Taps / 2) - 1) - ((double)phase / Phases);
            taps[i] = Math.Sin(Math.PI * x) / (Math.PI * x) * (1 + Math.Cos(Math.PI * x / (Taps / 2))) / 2;
        }

        var sum = taps.Sum();
        return [.. taps.Select(tap => (float)(tap / sum))];
    }
}
