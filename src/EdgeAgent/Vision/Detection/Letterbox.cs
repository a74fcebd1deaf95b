using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>
/// Fits a region of a frame into the network's square: same shape, black bars, RGB from -1 to 1, without aliasing.
/// First down the columns on whole rows of bytes, then along the rows a pixel at a time.
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

    /// <summary>A pixel is three floats; each store of four is mended by the next pixel's, and the last one is stored singly.</summary>
    private void SumRow(Span<float> row)
    {
        ref var line = ref MemoryMarshal.GetArrayDataReference(_line);
        ref var weight = ref MemoryMarshal.GetArrayDataReference(_columns.Weights);
        ref var target = ref MemoryMarshal.GetReference(row);
        var scale = Vector128.Create(ToUnit);
        var sum = Vector128<float>.Zero;
        for (var x = 0; x < _targetWidth; x++)
        {
            sum = Vector128<float>.Zero;
            var at = (nuint)(_columns.Starts[x] * 3);
            for (var tap = 0; tap < _columns.Count; tap++, at += 3)
            {
                sum = Vector128.FusedMultiplyAdd(Vector128.LoadUnsafe(ref line, at), Vector128.Create(weight), sum);
                weight = ref Unsafe.Add(ref weight, 1);
            }

            sum = Vector128.FusedMultiplyAdd(sum, scale, -Vector128<float>.One);
            if (x < _targetWidth - 1) sum.StoreUnsafe(ref target, (nuint)(x * 3));
        }

        (row[^3], row[^2], row[^1]) = (sum[0], sum[1], sum[2]);
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
