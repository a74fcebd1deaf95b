using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Vision.Expression;

/// <summary>
/// Cuts a turned square out of a frame as grey 48 x 48. Large faces are first shrunk by whole blocks of pixels, so that
/// nothing aliases; what lies outside the frame continues its edge.
/// </summary>
internal sealed class FaceWarp
{
    /// <summary>Pixels of the result.</summary>
    public const int Side = 48;

    /// <summary>The diagonal of a result at the largest remaining scale, 1.5, and a rim to interpolate in.</summary>
    private const int LargestPatch = (int)(Side * 1.5f * 1.4143f) + 4;

    private readonly float[] _patch = new float[LargestPatch * LargestPatch];
    private float[] _line = [];

    public void Cut(Frame frame, in FaceCrop crop, Span<float> face)
    {
        var scale = crop.Side / Side;
        var block = Math.Max(1, (int)MathF.Round(scale));
        var reach = (MathF.Abs(crop.Right.X) + MathF.Abs(crop.Right.Y)) * crop.Side / 2;
        var origin = new Vector2(MathF.Floor(crop.Centre.X - reach) - block, MathF.Floor(crop.Centre.Y - reach) - block);
        var patchSide = Math.Min(LargestPatch, (int)MathF.Ceiling(2 * reach / block) + 3);

        FillPatch(frame, (int)origin.X, (int)origin.Y, block, patchSide);
        Sample(crop, scale, origin, block, patchSide, face);
    }

    public void Wipe()
    {
        Array.Clear(_patch);
        Array.Clear(_line);
    }

    /// <summary>Mean luma (ITU-R BT.601) of each block.</summary>
    private void FillPatch(Frame frame, int left, int top, int block, int side)
    {
        var isInside = left >= 0 && top >= 0 && left + (side * block) <= frame.Width && top + (side * block) <= frame.Height;
        var share = 1f / (256 * block * block);
        for (var y = 0; y < side; y++)
        {
            var sums = _patch.AsSpan(y * side, side);
            if (isInside) SumInside(frame, left, top + (y * block), block, sums);
            else for (var x = 0; x < side; x++) sums[x] = SumClamped(frame, left + (x * block), top + (y * block), block);
            System.Numerics.Tensors.TensorPrimitives.Multiply(sums, share, sums);
        }
    }

    /// <summary>A row of blocks. Whole numbers of this size are exact as floats.</summary>
    private void SumInside(Frame frame, int left, int top, int block, Span<float> sums)
    {
        var length = sums.Length * block;
        if (_line.Length < length) _line = new float[length];
        var line = _line.AsSpan(0, length);
        line.Clear();
        for (var y = top; y < top + block; y++) LumaRow.Add(frame.Pixels.AsSpan(((y * frame.Width) + left) * 3), line);
        for (var x = 0; x < sums.Length; x++)
        {
            var sum = line[x * block];
            for (var i = 1; i < block; i++) sum += line[(x * block) + i];
            sums[x] = sum;
        }
    }

    private static int SumClamped(Frame frame, int left, int top, int block)
    {
        var sum = 0;
        for (var y = top; y < top + block; y++)
        {
            var row = Math.Clamp(y, 0, frame.Height - 1) * frame.Width;
            for (var x = left; x < left + block; x++)
            {
                var at = (row + Math.Clamp(x, 0, frame.Width - 1)) * 3;
                sum += LumaRow.Of(frame.Pixels[at], frame.Pixels[at + 1], frame.Pixels[at + 2]);
            }
        }

        return sum;
    }

    private void Sample(in FaceCrop crop, float scale, Vector2 origin, int block, int patchSide, Span<float> face)
    {
        // From the result's pixel centres to the frame's, then to the patch's.
        var right = crop.Right * (scale / block);
        var down = new Vector2(-right.Y, right.X);
        var half = (Side - 1) / 2f;
        var first = ((crop.Centre - origin) / block) - new Vector2(0.5f) - (half * (right + down));
        var isInside = IsInside(first, patchSide) && IsInside(first + ((Side - 1) * right), patchSide)
            && IsInside(first + ((Side - 1) * down), patchSide) && IsInside(first + ((Side - 1) * (right + down)), patchSide);
        for (var y = 0; y < Side; y++)
        {
            var at = first + (y * down);
            var row = face.Slice(y * Side, Side);
            if (isInside)
                for (var x = 0; x < Side; x++, at += right)
                    row[x] = Bilinear(at.X, at.Y, patchSide);
            else
                for (var x = 0; x < Side; x++, at += right)
                    row[x] = Bilinear(Clamped(at.X, patchSide), Clamped(at.Y, patchSide), patchSide);
        }
    }

    /// <summary>Room for what adding up rounds.</summary>
    private static bool IsInside(Vector2 at, int side) => at.X >= 0.01f && at.Y >= 0.01f && at.X <= side - 1.01f && at.Y <= side - 1.01f;

    private static float Clamped(float place, int side) => Math.Clamp(place, 0, side - 1.001f);

    private float Bilinear(float x, float y, int side)
    {
        var (column, row) = ((int)x, (int)y);
        var (right, down) = (x - column, y - row);
        ref var start = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_patch), (row * side) + column);
        var upper = start + (right * (Unsafe.Add(ref start, 1) - start));
        ref var below = ref Unsafe.Add(ref start, side);
        var lower = below + (right * (Unsafe.Add(ref below, 1) - below));
        return upper + (down * (lower - upper));
    }
}
