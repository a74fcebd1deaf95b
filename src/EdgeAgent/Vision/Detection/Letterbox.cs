using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>
/// Fits a region of a frame into the network's square: same shape, black bars, RGB from -1 to 1, without aliasing.
/// First down the columns on whole rows of bytes, then along the rows two pixels at a time.
/// </summary>
internal sealed class Letterbox
{
    /// <summary>Column weights are counted in 1/256: 255 x 256 still fits 16 bits.</summary>
    private const int WeightUnit = 256;

    /// <summary>From 0 … 255 x 256 to -1 … 1.</summary>
    private const float ToUnit = 2f / (255 * WeightUnit);

    private readonly int _width;
    private readonly int _side;
    private readonly int _targetWidth;
    private readonly int _targetHeight;
    private readonly FilterTaps _columns;
    private readonly FilterTaps _rows;
    private readonly ushort[] _rowWeights;
    private readonly int[] _pairStarts;
    private readonly float[] _pairWeights;
    private readonly float[] _line;

    /// <param name="width">Pixels of the region.</param>
    /// <param name="height">Pixels of the region.</param>
    /// <param name="side">Pixels of the square.</param>
    public Letterbox(int width, int height, int side)
    {
        (_width, _side) = (width, side);
        var scale = (float)side / Math.Max(width, height);
        _targetWidth = Math.Max(1, (int)MathF.Round(width * scale));
        _targetHeight = Math.Max(1, (int)MathF.Round(height * scale));
        Margin = new Vector2((side - _targetWidth) / 2, (side - _targetHeight) / 2);
        Shrink = new Vector2((float)width / _targetWidth, (float)height / _targetHeight);

        _columns = FilterTaps.Between(width, _targetWidth);
        _rows = FilterTaps.Between(height, _targetHeight);
        _rowWeights = InUnits(_rows);
        _pairStarts = PairStarts(_columns);
        _pairWeights = PairWeights(_columns);
        _line = new float[(width * 3) + 4];
    }

    /// <summary>Black pixels left of and above the picture.</summary>
    public Vector2 Margin { get; }

    /// <summary>Pixels of the region a pixel of the square.</summary>
    public Vector2 Shrink { get; }

    /// <param name="pixels">From the region's first pixel on.</param>
    /// <param name="stride">Bytes from row to row.</param>
    /// <param name="square">Side x side x 3 floats.</param>
    public void Fill(ReadOnlySpan<byte> pixels, int stride, Span<float> square)
    {
        var (left, top) = ((int)Margin.X, (int)Margin.Y);
        Blacken(square);
        for (var row = 0; row < _targetHeight; row++)
        {
            SumColumns(pixels[(_rows.Starts[row] * stride)..], stride, _rowWeights.AsSpan(row * _rows.Count, _rows.Count));
            SumRow(square.Slice((((top + row) * _side) + left) * 3, _targetWidth * 3));
        }
    }

    public void Wipe() => Array.Clear(_line);

    /// <summary>The bars only; the picture covers the rest.</summary>
    private void Blacken(Span<float> square)
    {
        var top = (int)Margin.Y * _side * 3;
        var bottom = ((int)Margin.Y + _targetHeight) * _side * 3;
        square[..top].Fill(-1);
        square[bottom..].Fill(-1);
        if (_targetWidth < _side) square[top..bottom].Fill(-1);
    }

    private void SumColumns(ReadOnlySpan<byte> pixels, int stride, ReadOnlySpan<ushort> weights)
    {
        var length = _width * 3;
        ref var source = ref MemoryMarshal.GetReference(pixels);
        ref var line = ref MemoryMarshal.GetArrayDataReference(_line);
        var i = 0;
        for (; i + Vector256<byte>.Count <= length; i += Vector256<byte>.Count)
        {
            var (low, high) = (Vector256<ushort>.Zero, Vector256<ushort>.Zero);
            for (var tap = 0; tap < weights.Length; tap++)
            {
                var bytes = Vector256.LoadUnsafe(ref source, (nuint)((tap * stride) + i));
                var weight = Vector256.Create(weights[tap]);
                low += Vector256.WidenLower(bytes) * weight;
                high += Vector256.WidenUpper(bytes) * weight;
            }

            Store(low, ref line, i);
            Store(high, ref line, i + Vector256<ushort>.Count);
        }

        for (; i < length; i++)
        {
            var sum = 0;
            for (var tap = 0; tap < weights.Length; tap++) sum += pixels[(tap * stride) + i] * weights[tap];
            _line[i] = sum;
        }
    }

    private static void Store(Vector256<ushort> sums, ref float line, int at)
    {
        Vector256.ConvertToSingle(Vector256.WidenLower(sums).AsInt32()).StoreUnsafe(ref line, (nuint)at);
        Vector256.ConvertToSingle(Vector256.WidenUpper(sums).AsInt32()).StoreUnsafe(ref line, (nuint)(at + 8));
    }

    /// <summary>
    /// Two pixels at a time, each as four floats of which three count: the fourth of each store is mended by the next one.
    /// The last pair is stored by itself, since nothing comes after it.
    /// </summary>
    private void SumRow(Span<float> row)
    {
        ref var line = ref MemoryMarshal.GetArrayDataReference(_line);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_pairWeights);
        ref var target = ref MemoryMarshal.GetReference(row);
        var (pairs, taps) = (_pairStarts.Length / 2, _columns.Count);
        nuint weight = 0;
        for (var pair = 0; pair < pairs; pair++)
        {
            var (left, right) = ((nuint)_pairStarts[2 * pair], (nuint)_pairStarts[(2 * pair) + 1]);
            var sum = -Vector256<float>.One;
            for (var tap = 0; tap < taps; tap++, left += 3, right += 3, weight += (nuint)Vector256<float>.Count)
            {
                var pixels = Vector256.Create(Vector128.LoadUnsafe(ref line, left), Vector128.LoadUnsafe(ref line, right));
                sum = Vector256.FusedMultiplyAdd(pixels, Vector256.LoadUnsafe(ref weights, weight), sum);
            }

            if (pair == pairs - 1) StoreLast(sum, row[(6 * pair)..]);
            else Store(sum, ref target, (nuint)(6 * pair));
        }
    }

    private static void Store(Vector256<float> pixels, ref float target, nuint at)
    {
        pixels.GetLower().StoreUnsafe(ref target, at);
        pixels.GetUpper().StoreUnsafe(ref target, at + 3);
    }

    private static void StoreLast(Vector256<float> pixels, Span<float> target)
    {
        for (var i = 0; i < target.Length; i++) target[i] = pixels[i < 3 ? i : i + 1];
    }

    /// <summary>Where the pixels of each pair begin in a line; an odd last one is paired with itself.</summary>
    private static int[] PairStarts(FilterTaps columns) =>
        [.. Enumerable.Range(0, (columns.Starts.Length + 1) / 2 * 2).Select(x => 3 * columns.Starts[Math.Min(x, columns.Starts.Length - 1)])];

    /// <summary>For each pair and tap: four times the one's weight, four times the other's, scaled so that the sums run from 0 to 2.</summary>
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

    /// <summary>Rounded so that each pixel's weights still sum to the unit: the largest takes what rounding left.</summary>
    private static ushort[] InUnits(FilterTaps taps)
    {
        var units = new ushort[taps.Weights.Length];
        for (var start = 0; start < units.Length; start += taps.Count)
        {
            var (left, largest) = (WeightUnit, start);
            for (var i = start; i < start + taps.Count; i++)
            {
                units[i] = (ushort)MathF.Round(taps.Weights[i] * WeightUnit);
                left -= units[i];
                if (units[i] > units[largest]) largest = i;
            }

            units[largest] = (ushort)(units[largest] + left);
        }

        return units;
    }
}
