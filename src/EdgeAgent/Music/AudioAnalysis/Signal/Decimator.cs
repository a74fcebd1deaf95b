using System.Numerics.Tensors;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;

/// <summary>Every fourth sample, after what a quarter of the rate cannot hold was taken out (a sinc under a Blackman window).</summary>
internal sealed class Decimator
{
    public const int Factor = 4;
    private const int Taps = 64;
    private const int Block = 1024;

    /// <summary>Of the lower rate's half: the rest is the filter's slope.</summary>
    private const double PassedShare = 0.8;

    private static readonly float[] Filter = MakeFilter();

    private readonly Slices _slices = new(Block + Taps - Factor, Block);
    private readonly float[] _fewer = new float[Block / Factor];
    private readonly Slices.Reader _read;
    private readonly Slices.Reader _pass;

    /// <param name="pass">Gets the samples that are left.</param>
    public Decimator(Slices.Reader pass) => (_read, _pass) = (Read, pass);

    public void Take(ReadOnlySpan<float> samples) => _slices.Take(samples, _read);

    private static float[] MakeFilter()
    {
        var taps = new double[Taps];
        for (var i = 0; i < Taps; i++)
        {
            var (x, turn) = ((i - ((Taps - 1) / 2.0)) * PassedShare / Factor, 2 * Math.PI * i / (Taps - 1));
            taps[i] = Math.Sin(Math.PI * x) / (Math.PI * x) * (0.42 - (0.5 * Math.Cos(turn)) + (0.08 * Math.Cos(2 * turn)));
        }

        var sum = taps.Sum();
        return [.. taps.Select(tap => (float)(tap / sum))];
    }

    private void Read(ReadOnlySpan<float> samples)
    {
        for (var i = 0; i < _fewer.Length; i++) _fewer[i] = TensorPrimitives.Dot(samples.Slice(Factor * i, Taps), Filter);
        _pass(_fewer);
    }
}
