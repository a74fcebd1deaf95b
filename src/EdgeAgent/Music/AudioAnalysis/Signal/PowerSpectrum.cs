using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Signal;

/// <summary>
/// The power spectrum of blocks of real samples under a Hann window: a radix-2 Fourier transform over split arrays,
/// two real samples to a complex one (Numerical Recipes, 12.3). A full-scale sine gives about 1 in its bin.
/// </summary>
internal sealed class PowerSpectrum
{
    private readonly int _size;
    private readonly int _half;
    private readonly float[] _window;
    private readonly float[] _samples;
    private readonly float[] _re;
    private readonly float[] _im;
    private readonly int[] _order;

    /// <summary>Turns of the butterflies: those of the stage with distance d stand at d to 2d - 1.</summary>
    private readonly float[] _cos;
    private readonly float[] _sin;

    /// <summary>Turns that part the even samples from the odd.</summary>
    private readonly float[] _partCos;
    private readonly float[] _partSin;

    /// <param name="size">Samples a block, a power of two.</param>
    public PowerSpectrum(int size)
    {
        (_size, _half) = (size, size / 2);
        // A Hann window halves the amplitude; a sine's amplitude is shared with the negative frequency.
        _window = [.. Enumerable.Range(0, size).Select(i => (float)((1 - Math.Cos(2 * Math.PI * i / size)) * 2 / size))];
        (_samples, _re, _im) = (new float[size], new float[_half], new float[_half]);
        var bits = BitOperations.Log2((uint)_half);
        _order = [.. Enumerable.Range(0, _half).Select(i => (int)(Reversed((uint)i) >> (32 - bits)))];
        (_cos, _sin) = (new float[_half], new float[_half]);
        for (var distance = 1; distance < _half; distance *= 2)
        {
            for (var j = 0; j < distance; j++) (_sin[distance + j], _cos[distance + j]) = SinCos(-Math.PI * j / distance);
        }

        (_partCos, _partSin) = (new float[_half], new float[_half]);
        for (var k = 0; k < _half; k++) (_partSin[k], _partCos[k]) = SinCos(-2 * Math.PI * k / size);
    }

    public int BinCount => _half;

    /// <param name="block">As many samples as the size.</param>
    /// <param name="power">Gets <see cref="BinCount"/> values, from frequency 0 on.</param>
    public void Read(ReadOnlySpan<float> block, Span<float> power)
    {
        TensorPrimitives.Multiply(block, _window, _samples);
        var pairs = MemoryMarshal.Cast<float, long>(_samples.AsSpan(0, _size));
        for (var i = 0; i < _half; i++)
        {
            var pair = pairs[_order[i]];
            (_re[i], _im[i]) = (BitConverter.Int32BitsToSingle((int)pair), BitConverter.Int32BitsToSingle((int)(pair >> 32)));
        }

        for (var distance = 1; distance < _half; distance *= 2) Turn(distance);
        Part(power);
    }

    private static uint Reversed(uint bits)
    {
        var reversed = 0u;
        for (var i = 0; i < 32; i++, bits >>= 1) reversed = (reversed << 1) | (bits & 1);
        return reversed;
    }

    private static (float Sin, float Cos) SinCos(double angle) => ((float)Math.Sin(angle), (float)Math.Cos(angle));

    /// <summary>One stage: each value with the one at this distance.</summary>
    private void Turn(int distance)
    {
        var turns = new Split(_cos.AsSpan(distance, distance), _sin.AsSpan(distance, distance));
        for (var start = 0; start < _half; start += 2 * distance)
        {
            var near = new Split(_re.AsSpan(start, distance), _im.AsSpan(start, distance));
            var far = new Split(_re.AsSpan(start + distance, distance), _im.AsSpan(start + distance, distance));
            if (distance >= Vector<float>.Count) Wide(near, far, turns);
            else Narrow(near, far, turns);
        }
    }

    private static void Wide(Split near, Split far, Split turns)
    {
        var re0 = MemoryMarshal.Cast<float, Vector<float>>(near.Re);
        var im0 = MemoryMarshal.Cast<float, Vector<float>>(near.Im);
        var re1 = MemoryMarshal.Cast<float, Vector<float>>(far.Re)[..re0.Length];
        var im1 = MemoryMarshal.Cast<float, Vector<float>>(far.Im)[..re0.Length];
        var cos = MemoryMarshal.Cast<float, Vector<float>>(turns.Re)[..re0.Length];
        var sin = MemoryMarshal.Cast<float, Vector<float>>(turns.Im)[..re0.Length];
        for (var i = 0; i < re0.Length; i++)
        {
            var re = (re1[i] * cos[i]) - (im1[i] * sin[i]);
            var im = (re1[i] * sin[i]) + (im1[i] * cos[i]);
            (re1[i], im1[i]) = (re0[i] - re, im0[i] - im);
            (re0[i], im0[i]) = (re0[i] + re, im0[i] + im);
        }
    }

    private static void Narrow(Split near, Split far, Split turns)
    {
        for (var i = 0; i < near.Re.Length; i++)
        {
            var re = (far.Re[i] * turns.Re[i]) - (far.Im[i] * turns.Im[i]);
            var im = (far.Re[i] * turns.Im[i]) + (far.Im[i] * turns.Re[i]);
            (far.Re[i], far.Im[i]) = (near.Re[i] - re, near.Im[i] - im);
            (near.Re[i], near.Im[i]) = (near.Re[i] + re, near.Im[i] + im);
        }
    }

    private void Part(Span<float> power)
    {
        for (var k = 0; k < _half; k++)
        {
            var m = (_half - k) & (_half - 1);
            var (evenRe, evenIm) = ((_re[k] + _re[m]) / 2, (_im[k] - _im[m]) / 2);
            var (oddRe, oddIm) = ((_im[k] + _im[m]) / 2, (_re[m] - _re[k]) / 2);
            var re = evenRe + (oddRe * _partCos[k]) - (oddIm * _partSin[k]);
            var im = evenIm + (oddRe * _partSin[k]) + (oddIm * _partCos[k]);
            power[k] = (re * re) + (im * im);
        }
    }

    /// <summary>Complex numbers, their parts side by side.</summary>
    private readonly ref struct Split(Span<float> re, Span<float> im)
    {
        public readonly Span<float> Re = re;
        public readonly Span<float> Im = im;
    }
}
