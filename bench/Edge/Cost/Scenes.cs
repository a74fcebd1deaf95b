using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Bench.Cost;

/// <summary>Frames of 640 x 480 with a known number of people: a photograph of five, with the others painted over.</summary>
internal static class Scenes
{
    public const int Width = 640;
    public const int Height = 480;

    private const float MinScore = 0.6f;

    public static async Task<IReadOnlyList<(int Faces, Frame Frame)>> LoadAsync(
        string photograph,
        FaceDetector detector,
        params int[] counts
    )
    {
        var whole = Fitted(await StillDecoder.DecodeAsync(photograph, CancellationToken.None));
        return [.. counts.Select(count => (count, WithOnly(count, whole, detector)))];
    }

    /// <summary>The scene moved to the right; what comes in is its left edge.</summary>
    public static Frame Shifted(Frame scene, int pixels)
    {
        var shifted = new Frame(Width, Height);
        for (var y = 0; y < Height; y++)
        {
            var from = scene.Pixels.AsSpan(y * Width * 3, Width * 3);
            var to = shifted.Pixels.AsSpan(y * Width * 3, Width * 3);
            for (var x = 0; x < pixels; x++) from[..3].CopyTo(to[(3 * x)..]);
            from[..^(3 * pixels)].CopyTo(to[(3 * pixels)..]);
        }

        return shifted;
    }

    private static Frame WithOnly(int count, Frame whole, FaceDetector detector)
    {
        var scene = new Frame(Width, Height);
        whole.Pixels.CopyTo(scene.Pixels, 0);
        foreach (var face in detector.Detect(whole, Regions.ForFrame(Width, Height), MinScore)[count..]) PaintOver(scene, face);
        var left = detector.Detect(scene, Regions.ForFrame(Width, Height), MinScore).Length;
        return left == count ? scene : throw new InvalidOperationException($"The scene for {count} faces shows {left}.");
    }

    private static void PaintOver(Frame scene, in DetectedFace face)
    {
        var (left, right) = (Math.Max(0, (int)face.Marked.X), Math.Min(Width, (int)(face.Marked.X + face.Marked.Width)));
        for (var y = Math.Max(0, (int)face.Marked.Y); y < Math.Min(Height, (int)(face.Marked.Y + face.Marked.Height)); y++)
            scene.Pixels.AsSpan(((y * Width) + left) * 3, (right - left) * 3).Fill(90);
    }

    /// <summary>The nearest pixel is good enough here, and the shape is kept.</summary>
    public static Frame Fitted(Frame picture)
    {
        var frame = new Frame(Width, Height);
        Array.Clear(frame.Pixels);
        var scale = Math.Max((double)picture.Width / Width, (double)picture.Height / Height);
        for (var y = 0; y < (int)(picture.Height / scale); y++)
        {
            for (var x = 0; x < (int)(picture.Width / scale); x++)
            {
                var from = (((int)(y * scale) * picture.Width) + (int)(x * scale)) * 3;
                picture.Pixels.AsSpan(from, 3).CopyTo(frame.Pixels.AsSpan(((y * Width) + x) * 3));
            }
        }

        return frame;
    }
}
