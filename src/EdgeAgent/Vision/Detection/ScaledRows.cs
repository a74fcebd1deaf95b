using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>
/// A strip of a frame, scaled down its columns to the height that the network asks for. Squares that overlap share it, so
/// that no row of the camera is gone through twice.
/// </summary>
internal sealed class ScaledRows
{
    /// <summary>255 x 256 and a half still fit 16 bits.</summary>
    public const int WeightUnit = 256;

    /// <summary>Bytes after each row that may be read and mean nothing.</summary>
    public const int Slack = 32;

    private const ushort LowByte = 0x00FF;
    private const ushort HighByte = 0xFF00;

    private byte[] _rows = [];
    private int _left;
    private int _stride;

    /// <param name="frame">The picture.</param>
    /// <param name="strip">The columns and rows of it.</param>
    /// <param name="taps">From the strip's rows to the network's.</param>
    /// <param name="weights">Those of the taps in 1/<see cref="WeightUnit"/>.</param>
    public void Fill(Frame frame, Region strip, FilterTaps taps, ReadOnlySpan<ushort> weights)
    {
        var length = strip.Width * 3;
        (_left, _stride) = (strip.X, length + Slack);
        if (_rows.Length < taps.Starts.Length * _stride) _rows = new byte[taps.Starts.Length * _stride];
        for (var row = 0; row < taps.Starts.Length; row++)
        {
            var start = (((strip.Y + taps.Starts[row]) * frame.Width) + strip.X) * 3;
            Sum(
                frame.Pixels.AsSpan(start),
                frame.Width * 3,
                weights.Slice(row * taps.Count, taps.Count),
                _rows.AsSpan(row * _stride, length)
            );
        }
    }

    /// <summary>A row from this column of the frame on; it is longer than the strip by <see cref="Slack"/>.</summary>
    public ReadOnlySpan<byte> From(int row, int column)
    {
        var skipped = (column - _left) * 3;
        return _rows.AsSpan((row * _stride) + skipped, _stride - skipped);
    }

    public void Wipe() => Array.Clear(_rows);

    private static void Sum(ReadOnlySpan<byte> pixels, int stride, ReadOnlySpan<ushort> weights, Span<byte> row)
    {
        if (row.Length < Vector256<byte>.Count)
        {
            for (var i = 0; i < row.Length; i++) row[i] = SumOne(pixels[i..], stride, weights);
            return;
        }

        ref var source = ref MemoryMarshal.GetReference(pixels);
        ref var target = ref MemoryMarshal.GetReference(row);
        ref var weight = ref MemoryMarshal.GetReference(weights);
        var last = row.Length - Vector256<byte>.Count;
        for (var i = 0; i < last; i += Vector256<byte>.Count)
            SumMany(ref source, i, stride, ref weight, weights.Length).StoreUnsafe(ref target, (nuint)i);
        SumMany(ref source, last, stride, ref weight, weights.Length).StoreUnsafe(ref target, (nuint)last); // May overlap the one before.
    }

    /// <summary>Every other byte by itself, each in 16 bits; rounded.</summary>
    private static Vector256<byte> SumMany(ref byte pixels, int at, int stride, ref ushort weights, int taps)
    {
        var (even, odd) = (Vector256.Create((ushort)(WeightUnit / 2)), Vector256.Create((ushort)(WeightUnit / 2)));
        for (var tap = 0; tap < taps; tap++, at += stride)
        {
            var bytes = Vector256.LoadUnsafe(ref pixels, (nuint)at).AsUInt16();
            var weight = Vector256.Create(System.Runtime.CompilerServices.Unsafe.Add(ref weights, tap));
            even += (bytes & Vector256.Create(LowByte)) * weight;
            odd += (bytes >>> 8) * weight;
        }

        return ((even >>> 8) | (odd & Vector256.Create(HighByte))).AsByte();
    }

    private static byte SumOne(ReadOnlySpan<byte> pixels, int stride, ReadOnlySpan<ushort> weights)
    {
        var sum = WeightUnit / 2;
        for (var tap = 0; tap < weights.Length; tap++) sum += pixels[tap * stride] * weights[tap];
        return (byte)(sum / WeightUnit);
    }
}
