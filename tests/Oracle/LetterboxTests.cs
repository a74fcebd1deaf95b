using OpenCvSharp;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.Oracle.Tests;

/// <summary>The squares that the detector sees, against OpenCV's scaling. Differences are of 255 levels.</summary>
public sealed class LetterboxTests
{
    private const int Side = 256;

    public LetterboxTests() => OpenCv.Require();

    /// <summary>Measured: 0 to 1.2 levels. Weights are rounded, and rows to whole levels between the two steps.</summary>
    [Theory]
    [InlineData(256, 192)]
    [InlineData(161, 121)]
    [InlineData(100, 256)]
    [InlineData(64, 48)]
    public void Enlarged_it_is_INTER_LINEAR(int width, int height)
    {
        using var picture = Part(width, height);
        using var theirs = new Mat();
        Cv2.Resize(picture, theirs, Fitted(width, height), interpolation: InterpolationFlags.Linear);

        Assert.InRange(LargestDifference(picture, theirs), 0, 1.5);
    }

    /// <summary>
    /// A triangle of twice the scale's width, by OpenCV's own filter, and every second, third or fourth of its pixels.
    /// Measured: 0.5 levels.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Shrunk_by_a_whole_number_it_is_OpenCVs_filter_with_a_triangle(int scale)
    {
        using var picture = Part(Side * scale / 2, Side * scale / 4);
        using var large = new Mat();
        Cv2.Resize(picture, large, new Size(Side * scale, Side * scale / 2), interpolation: InterpolationFlags.Cubic);
        using var theirs = Filtered(large, scale);

        Assert.InRange(LargestDifference(large, theirs), 0, 1.5);
    }

    /// <summary>
    /// INTER_AREA weighs by a box where ours is a triangle, so edges come out differently; on a soft picture both must agree.
    /// Measured: 1.3 to 1.5 levels.
    /// </summary>
    [Theory]
    [InlineData(480, 480)]
    [InlineData(640, 480)]
    [InlineData(600, 337)]
    public void Shrunk_by_any_number_it_lies_where_INTER_AREA_puts_it(int width, int height)
    {
        using var picture = Part(width, height);
        using var soft = new Mat();
        Cv2.GaussianBlur(picture, soft, default, sigmaX: 6);
        using var theirs = new Mat();
        Cv2.Resize(soft, theirs, Fitted(width, height), interpolation: InterpolationFlags.Area);

        Assert.InRange(LargestDifference(soft, theirs), 0, 2);
    }

    /// <summary>A part of a photograph.</summary>
    private static Mat Part(int width, int height)
    {
        using var photograph = OpenCv.Photograph("sample6.jpg");
        return new Mat(photograph, new Rect(20, 10, width, height)).Clone();
    }

    /// <summary>The same shape, as large as the square holds.</summary>
    private static Size Fitted(int width, int height)
    {
        var scale = (double)Side / Math.Max(width, height);
        return new Size((int)Math.Round(width * scale), (int)Math.Round(height * scale));
    }

    private static Mat Filtered(Mat picture, int scale)
    {
        // Taps at the source pixels around a target pixel's centre, which lies between two of them where the scale is even.
        var middle = (scale - 1) / 2.0;
        var offsets = Enumerable.Range(-scale, 3 * scale).Select(tap => tap - middle).Where(offset => Math.Abs(offset) < scale).ToArray();
        var weights = offsets.Select(offset => 1 - (Math.Abs(offset) / scale)).ToArray();
        using var kernel = Mat.FromPixelData(
            1,
            weights.Length,
            MatType.CV_64FC1,
            weights.Select(weight => weight / weights.Sum()).ToArray()
        );
        using var smooth = new Mat();
        // The anchor puts a target pixel's sum at its first source pixel.
        var anchor = (int)Math.Round(-offsets[0] - middle);
        Cv2.SepFilter2D(picture, smooth, MatType.CV_32FC3, kernel, kernel, new Point(anchor, anchor), borderType: BorderTypes.Replicate);
        var picked = new Mat();
        Cv2.Resize(smooth, picked, new Size(picture.Width / scale, picture.Height / scale), interpolation: InterpolationFlags.Nearest);
        return picked;
    }

    /// <summary>Without a rim as wide as the filter: beyond the picture OpenCV repeats its edge, and we leave those pixels out.</summary>
    private static double LargestDifference(Mat picture, Mat theirs)
    {
        var frame = OpenCv.ToFrame(picture);
        var letterbox = new Letterbox(frame.Width, frame.Height, Side);
        var (rows, square) = (new ScaledRows(), new float[Side * Side * 3]);
        letterbox.Scale(frame, new Region(0, 0, frame.Width, frame.Height), rows);
        letterbox.Fill(rows, 0, square);
        using var exact = new Mat();
        theirs.ConvertTo(exact, MatType.CV_32FC3);
        exact.GetArray(out Vec3f[] pixels);
        var (largest, left, top) = (0.0, (int)letterbox.Margin.X, (int)letterbox.Margin.Y);
        var (width, height) = (exact.Width, exact.Height);
        for (var y = 2; y < height - 2; y++)
        {
            for (var x = 2; x < width - 2; x++)
            {
                var (pixel, at) = (pixels[(y * width) + x], (((top + y) * Side) + left + x) * 3);
                for (var channel = 0; channel < 3; channel++)
                    largest = Math.Max(largest, Math.Abs(Levels(square[at + channel]) - pixel[2 - channel]));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{frame.Width} x {frame.Height}: at most {largest:0.00} of 255");
        return largest;
    }

    /// <summary>From the network's -1 to 1.</summary>
    private static double Levels(float value) => (value + 1) * 127.5;
}
