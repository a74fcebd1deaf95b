using System.Numerics;
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
    private readonly ushort[] _sums;
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
        _sums = new ushort[width * 3];
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
        square.Fill(-1);
        for (var row = 0; row < _targetHeight; row++)
        {
            SumColumns(pixels[(_rows.Starts[row] * stride)..], stride, _rowWeights.AsSpan(row * _rows.Count, _rows.Count));
            SumRow(square.Slice((((top + row) * _side) + left) * 3, _targetWidth * 3));
        }
    }

    private void SumColumns(ReadOnlySpan<byte> pixels, int stride, ReadOnlySpan<ushort> weights)
    {
        var length = _width * 3;
        var sums = _sums.AsSpan(0, length);
        sums.Clear();
        for (var tap = 0; tap < weights.Length; tap++)
            if (weights[tap] != 0) AddWeighted(pixels.Slice(tap * stride, length), weights[tap], sums);
        for (var i = 0; i < length; i++) _line[i] = sums[i];
    }

    private static void AddWeighted(ReadOnlySpan<byte> row, ushort weight, Span<ushort> sums)
    {
        var i = 0;
        var factor = Vector256.Create(weight);
        ref var source = ref MemoryMarshal.GetReference(row);
        ref var target = ref MemoryMarshal.GetReference(sums);
        for (; i + Vector256<byte>.Count <= row.Length; i += Vector256<byte>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)i));
            (Vector256.LoadUnsafe(ref target, (nuint)i) + (low * factor)).StoreUnsafe(ref target, (nuint)i);
            (Vector256.LoadUnsafe(ref target, (nuint)(i + 16)) + (high * factor)).StoreUnsafe(ref target, (nuint)(i + 16));
        }

        for (; i < row.Length; i++) sums[i] += (ushort)(row[i] * weight);
    }

    /// <summary>A pixel is three floats; each store of four is mended by the next pixel's, and the last one is stored singly.</summary>
    private void SumRow(Span<float> row)
    {
        ref var line = ref MemoryMarshal.GetArrayDataReference(_line);
        for (var x = 0; x < _targetWidth; x++)
        {
            var sum = Vector128<float>.Zero;
            var at = (nuint)(_columns.Starts[x] * 3);
            foreach (var weight in _columns.Weights.AsSpan(x * _columns.Count, _columns.Count))
            {
                sum += Vector128.LoadUnsafe(ref line, at) * weight;
                at += 3;
            }

            sum = (sum * ToUnit) - Vector128<float>.One;
            if (x < _targetWidth - 1) sum.CopyTo(row[(x * 3)..]);
            else (row[^3], row[^2], row[^1]) = (sum[0], sum[1], sum[2]);
        }
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
