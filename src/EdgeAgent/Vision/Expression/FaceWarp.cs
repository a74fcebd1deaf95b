using System.Numerics;
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

    public void Wipe() => Array.Clear(_patch);

    /// <summary>Mean luma (ITU-R BT.601) of each block.</summary>
    private void FillPatch(Frame frame, int left, int top, int block, int side)
    {
        var isInside = left >= 0 && top >= 0 && left + (side * block) <= frame.Width && top + (side * block) <= frame.Height;
        var share = 1f / (256 * block * block);
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var (fromX, fromY) = (left + (x * block), top + (y * block));
                var sum = isInside ? SumInside(frame, fromX, fromY, block) : SumClamped(frame, fromX, fromY, block);
                _patch[(y * side) + x] = sum * share;
            }
        }
    }

    private static int SumInside(Frame frame, int left, int top, int block)
    {
        var sum = 0;
        for (var y = top; y < top + block; y++)
        {
            var row = frame.Pixels.AsSpan(((y * frame.Width) + left) * 3, block * 3);
            for (var i = 0; i + 2 < row.Length; i += 3) sum += Luma(row[i], row[i + 1], row[i + 2]);
        }

        return sum;
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
                sum += Luma(frame.Pixels[at], frame.Pixels[at + 1], frame.Pixels[at + 2]);
            }
        }

        return sum;
    }

    /// <summary>In 1/256.</summary>
    private static int Luma(byte red, byte green, byte blue) => (77 * red) + (150 * green) + (29 * blue);

    private void Sample(in FaceCrop crop, float scale, Vector2 origin, int block, int patchSide, Span<float> face)
    {
        // From the result's pixel centres to the frame's, then to the patch's.
        var right = crop.Right * (scale / block);
        var down = new Vector2(-right.Y, right.X);
        var half = (Side - 1) / 2f;
        var first = ((crop.Centre - origin) / block) - new Vector2(0.5f) - (half * (right + down));
        for (var y = 0; y < Side; y++)
        {
            var at = first + (y * down);
            for (var x = 0; x < Side; x++, at += right) face[(y * Side) + x] = Bilinear(at, patchSide);
        }
    }

    private float Bilinear(Vector2 at, int side)
    {
        var x = Math.Clamp(at.X, 0, side - 1.001f);
        var y = Math.Clamp(at.Y, 0, side - 1.001f);
        var (column, row) = ((int)x, (int)y);
        var (right, down) = (x - column, y - row);
        var start = (row * side) + column;
        var upper = _patch[start] + (right * (_patch[start + 1] - _patch[start]));
        var lower = _patch[start + side] + (right * (_patch[start + side + 1] - _patch[start + side]));
        return upper + (down * (lower - upper));
    }
}
