using System.Numerics.Tensors;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;

/// <summary>
/// How bright and how even the sound is, on average over its frames, as the MIR toolbox defines it (Lartillot and Toiviainen
/// 2007).
/// </summary>
internal sealed class Timbre
{
    /// <summary>Frames below -60 dB say nothing of the sound.</summary>
    private const double Silence = 1e-3;
    private const double BrightFrom = 1500;

    private readonly float[] _magnitudes;
    private readonly float[] _frequencies;
    private readonly int _brightFrom;
    private double _centroids;
    private double _brights;
    private int _count;

    public Timbre(int binCount, double hertzPerBin)
    {
        _magnitudes = new float[binCount];
        _frequencies = [.. Enumerable.Range(0, binCount).Select(bin => (float)(bin * hertzPerBin))];
        _brightFrom = (int)Math.Ceiling(BrightFrom / hertzPerBin);
    }

    /// <summary>Root mean square of each frame, 1 for full scale.</summary>
    public List<float> Levels { get; } = [];

    /// <summary>Hz.</summary>
    public double Centroid => _count == 0 ? 0 : _centroids / _count;

    /// <summary>The share of what sounds above 1500 Hz, 0 to 1.</summary>
    public double Brightness => _count == 0 ? 0 : _brights / _count;

    /// <summary>Mean of <see cref="Levels"/>.</summary>
    public double Level => Levels.Count == 0 ? 0 : Levels.Average();

    public void Take(ReadOnlySpan<float> samples, ReadOnlySpan<float> power)
    {
        var level = MathF.Sqrt(TensorPrimitives.SumOfSquares(samples) / samples.Length);
        Levels.Add(level);
        if (level < Silence) return;
        TensorPrimitives.Sqrt(power, _magnitudes);
        var sum = TensorPrimitives.Sum<float>(_magnitudes);
        _centroids += TensorPrimitives.Dot(_magnitudes, _frequencies) / sum;
        _brights += TensorPrimitives.Sum<float>(_magnitudes.AsSpan(_brightFrom)) / sum;
        _count++;
    }
}
