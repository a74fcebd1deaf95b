using System.Numerics;
using OpenCvSharp;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.Oracle.Tests;

/// <summary>The face that is cut out for the expression network, against OpenCV's grey, area shrinking and warpAffine.</summary>
public sealed class FaceWarpTests
{
    /// <summary>
    /// Measured: 1.7 to 3.7 grey levels of 255. OpenCV rounds the grey to whole levels, and its places to 1/32 of a pixel: on an
    /// edge from black to white that is up to 4 levels along each axis. We round neither.
    /// </summary>
    private const float Tolerance = 5;

    private const int Side = FaceWarp.Side;

    public FaceWarpTests() => OpenCv.Require();

    [Theory]
    [InlineData("sample1.jpg", 1)]
    [InlineData("sample4.jpg", 2)]
    [InlineData("sample6.jpg", 3)]
    public void A_face_is_cut_as_OpenCV_cuts_it_at_any_size_and_angle_and_over_the_edge(string name, int seed)
    {
        using var photograph = OpenCv.Photograph(name);
        var frame = OpenCv.ToFrame(photograph);
        var (warp, chance, ours, largest) = (new FaceWarp(), new Random(seed), new float[Side * Side], 0f);
        for (var i = 0; i < 100; i++)
        {
            var crop = Crop(chance, frame);
            warp.Cut(frame, crop, ours);
            var theirs = Cut(photograph, crop);
            for (var at = 0; at < ours.Length; at++) largest = Math.Max(largest, Math.Abs(ours[at] - theirs[at]));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: at most {largest:0.00} of 255");
        Assert.InRange(largest, 0, Tolerance);
    }

    private static FaceCrop Crop(Random chance, Frame frame)
    {
        var (angle, side) = ((chance.NextSingle() - 0.5f) * MathF.PI, 20 + (chance.NextSingle() * 380));
        return new FaceCrop(
            new Vector2(chance.Next(frame.Width), chance.Next(frame.Height)),
            new Vector2(MathF.Cos(angle), MathF.Sin(angle)),
            side
        );
    }

    /// <summary>
    /// As <see cref="FaceWarp"/> defines it: whole blocks first, from a corner that the crop does not reach, then turned.
    /// </summary>
    private static float[] Cut(Mat photograph, in FaceCrop crop)
    {
        var block = Math.Max(1, (int)MathF.Round(crop.Side / Side));
        var reach = (MathF.Abs(crop.Right.X) + MathF.Abs(crop.Right.Y)) * crop.Side / 2;
        var (left, top) = ((int)MathF.Floor(crop.Centre.X - reach) - block, (int)MathF.Floor(crop.Centre.Y - reach) - block);
        var blocks = (int)MathF.Ceiling(2 * reach / block) + 3;
        using var shrunk = Shrunk(photograph, left, top, block, blocks);

        // From the result's pixel centres to the shrunk picture's: row by row, x = m0 column + m1 row + m2.
        var right = crop.Right * (crop.Side / Side / block);
        var first =
            ((crop.Centre - new Vector2(left, top)) / block)
            - new Vector2(0.5f)
            - ((Side - 1) / 2f * (right + new Vector2(-right.Y, right.X)));
        using var map = Mat.FromPixelData(2, 3, MatType.CV_64FC1, new double[] { right.X, -right.Y, first.X, right.Y, right.X, first.Y });
        using var face = new Mat();
        Cv2.WarpAffine(
            shrunk,
            face,
            map,
            new Size(Side, Side),
            InterpolationFlags.Linear | InterpolationFlags.WarpInverseMap,
            BorderTypes.Replicate
        );
        face.GetArray(out float[] values);
        return values;
    }

    private static Mat Shrunk(Mat photograph, int left, int top, int block, int blocks)
    {
        var around = Math.Max(
            0,
            Math.Max(
                Math.Max(-left, -top),
                Math.Max(left + (blocks * block) - photograph.Width, top + (blocks * block) - photograph.Height)
            )
        );
        using var grey = new Mat();
        Cv2.CvtColor(photograph, grey, ColorConversionCodes.BGR2GRAY);
        using var framed = new Mat();
        Cv2.CopyMakeBorder(grey, framed, around, around, around, around, BorderTypes.Replicate);
        using var patch = new Mat(framed, new Rect(left + around, top + around, blocks * block, blocks * block));
        using var exact = new Mat();
        patch.ConvertTo(exact, MatType.CV_32FC1);
        var shrunk = new Mat();
        Cv2.Resize(exact, shrunk, new Size(blocks, blocks), interpolation: InterpolationFlags.Area);
        return shrunk;
    }
}
