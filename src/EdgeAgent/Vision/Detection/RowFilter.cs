using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>Scales a row of RGB bytes to the network's numbers from -1 to 1.</summary>
internal abstract class RowFilter
{
    /// <summary>The quickest that this processor can do.</summary>
    public static RowFilter For(FilterTaps columns) => Avx2.IsSupported ? new ByteRowFilter(columns) : new FloatRowFilter(columns);

    /// <param name="line">The row, with <see cref="ScaledRows.Slack"/> bytes after it.</param>
    /// <param name="row">Takes three floats a pixel.</param>
    public abstract void Apply(ReadOnlySpan<byte> line, Span<float> row);

    /// <summary>Forgets the last row.</summary>
    public abstract void Wipe();

    /// <summary>Where the pixels of each pair begin in a line; an odd last one is paired with itself.</summary>
    protected static int[] PairStarts(FilterTaps columns) =>
        [
            .. Enumerable
                .Range(0, (columns.Starts.Length + 1) / 2 * 2)
                .Select(x => 3 * columns.Starts[Math.Min(x, columns.Starts.Length - 1)]),
        ];
}

/// <summary>On any processor: two pixels at a time, each as four floats of which three count.</summary>
internal sealed class FloatRowFilter : RowFilter
{
    /// <summary>From 0 … 255 to 0 … 2.</summary>
    private const float ToUnit = 2f / 255;

    private readonly int _taps;
    private readonly int[] _pairStarts;
    private readonly float[] _pairWeights;
    private float[] _line = [];

    public FloatRowFilter(FilterTaps columns)
    {
        _taps = columns.Count;
        _pairStarts = PairStarts(columns);
        _pairWeights = PairWeights(columns);
    }

    /// <summary>
    /// The fourth float of each store is mended by the next one; the last pair is stored by itself, since nothing comes after
    /// it.
    /// </summary>
    public override void Apply(ReadOnlySpan<byte> line, Span<float> row)
    {
        if (_line.Length < line.Length) _line = new float[line.Length];
        for (var i = 0; i < line.Length; i++) _line[i] = line[i];
        ref var source = ref MemoryMarshal.GetArrayDataReference(_line);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_pairWeights);
        ref var target = ref MemoryMarshal.GetReference(row);
        var pairs = _pairStarts.Length / 2;
        nuint weight = 0;
        for (var pair = 0; pair < pairs; pair++)
        {
            var (left, right) = ((nuint)_pairStarts[2 * pair], (nuint)_pairStarts[(2 * pair) + 1]);
            var sum = -Vector256<float>.One;
            for (var tap = 0; tap < _taps; tap++, left += 3, right += 3, weight += (nuint)Vector256<float>.Count)
            {
                var pixels = Vector256.Create(Vector128.LoadUnsafe(ref source, left), Vector128.LoadUnsafe(ref source, right));
                sum = Vector256.FusedMultiplyAdd(pixels, Vector256.LoadUnsafe(ref weights, weight), sum);
            }

            if (pair == pairs - 1) StoreLast(sum, row[(6 * pair)..]);
            else Store(sum, ref target, (nuint)(6 * pair));
        }
    }

    public override void Wipe() => Array.Clear(_line);

    private static void Store(Vector256<float> pixels, ref float target, nuint at)
    {
        pixels.GetLower().StoreUnsafe(ref target, at);
        pixels.GetUpper().StoreUnsafe(ref target, at + 3);
    }

    private static void StoreLast(Vector256<float> pixels, Span<float> target)
    {
        for (var i = 0; i < target.Length; i++) target[i] = pixels[i < 3 ? i : i + 1];
    }

    /// <summary>
    /// For each pair and tap: four times the one's weight, four times the other's, scaled so that the sums run from 0 to 2.
    /// </summary>
    private static float[] PairWeights(FilterTaps columns)
    {
        var pairs = (columns.Starts.Length + 1) / 2;
        var weights = new float[pairs * columns.Count * 8];
        for (var i = 0; i < weights.Length; i++)
        {
            var (pair, tap, right) = (i / 8 / columns.Count, i / 8 % columns.Count, i % 8 / 4);
            weights[i] = ToUnit * columns.Weights[(Math.Min((2 * pair) + right, columns.Starts.Length - 1) * columns.Count) + tap];
        }

        return weights;
    }
}
