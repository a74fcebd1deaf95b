using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision;

namespace Roomtone.Model.Bench;

/// <summary>
/// The way a face takes in the box: it stands in a frame, is detected, cut out and read.
/// A face that is cut out already is enlarged into a plain frame for this.
/// </summary>
internal sealed class WholePath(FaceReader reader)
{
    private const int Width = 640;
    private const int Height = 480;
    private const int Enlarged = 240;

    private readonly Frame _frame = new(Width, Height);

    /// <returns>The shares that the surest face of the frame was given, or null when none was found.</returns>
    public float[]? Read(LabelledFace face)
    {
        Paint(face.Luma);
        var faces = reader.Read(_frame);
        if (faces.Count == 0) return null;
        var shares = new float[Contracts.Expressions.Count];
        faces[0].Expressions.CopyTo(shares);
        return shares;
    }

    /// <summary>The face in the middle, its mean around it.</summary>
    private void Paint(float[] luma)
    {
        Array.Fill(_frame.Pixels, (byte)luma.Average());
        var (left, top) = ((Width - Enlarged) / 2, (Height - Enlarged) / 2);
        for (var y = 0; y < Enlarged; y++)
        {
            for (var x = 0; x < Enlarged; x++)
            {
                var at = (((top + y) * Width) + left + x) * 3;
                _frame.Pixels.AsSpan(at, 3).Fill((byte)(Between(luma, x, y) + 0.5f));
            }
        }
    }

    /// <summary>Bilinear, pixel centres on pixel centres.</summary>
    private static float Between(float[] luma, int x, int y)
    {
        const float scale = (float)LabelledFace.Side / Enlarged;
        const int last = LabelledFace.Side - 1;
        var (column, row) = (Math.Clamp(((x + 0.5f) * scale) - 0.5f, 0, last), Math.Clamp(((y + 0.5f) * scale) - 0.5f, 0, last));
        var (left, top) = (Math.Min((int)column, last - 1), Math.Min((int)row, last - 1));
        var (right, down) = (column - left, row - top);
        var start = (top * LabelledFace.Side) + left;
        var upper = luma[start] + (right * (luma[start + 1] - luma[start]));
        var lower = luma[start + LabelledFace.Side] + (right * (luma[start + LabelledFace.Side + 1] - luma[start + LabelledFace.Side]));
        return upper + (down * (lower - upper));
    }
}
