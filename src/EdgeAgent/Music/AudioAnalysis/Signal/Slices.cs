namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;

/// <summary>Cuts a stream of samples into overlapping slices.</summary>
/// <param name="length">Samples a slice.</param>
/// <param name="step">From the beginning of one slice to that of the next, at most the length.</param>
internal sealed class Slices(int length, int step)
{
    private readonly float[] _kept = new float[length];
    private int _filled;

    public delegate void Reader(ReadOnlySpan<float> slice);

    public void Take(ReadOnlySpan<float> samples, Reader read)
    {
        while (!samples.IsEmpty)
        {
            var count = Math.Min(samples.Length, length - _filled);
            samples[..count].CopyTo(_kept.AsSpan(_filled));
            samples = samples[count..];
            _filled += count;
            if (_filled < length) return;
            read(_kept);
            _kept.AsSpan(step).CopyTo(_kept);
            _filled -= step;
        }
    }
}
