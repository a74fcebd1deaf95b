using OpenCvSharp;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Tests.Vision;
using Roomtone.Testing;

namespace Roomtone.Oracle.Tests;

/// <summary>Our decoding, which is GStreamer's and dwebp's in a subprocess, against OpenCV's imdecode.</summary>
public sealed class DecodingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DecodingTests() => OpenCv.Require();

    public void Dispose() => _folder.Dispose();

    /// <summary>A width that is no multiple of four, so that rows are padded on their way.</summary>
    [Theory]
    [InlineData(".png")]
    [InlineData(".webp")]
    [InlineData(".bmp")]
    public async Task A_picture_without_loss_is_the_same_to_the_byte(string ending)
    {
        using var photograph = OpenCv.Photograph("sample3.jpg");
        using var odd = new Mat(photograph, new Rect(7, 5, 301, 203));
        var file = _folder.In("picture" + ending);
        // A quality above 100 is WebP without loss.
        Assert.True(Cv2.ImWrite(file, odd, ending == ".webp" ? [new ImageEncodingParam(ImwriteFlags.WebPQuality, 101)] : []));

        var ours = await StillDecoder.DecodeAsync(file, TestContext.Current.CancellationToken);

        Assert.Equal(OpenCv.ToFrame(odd).Pixels, ours.Pixels);
    }

    /// <summary>
    /// Measured: 1.2 to 1.6 levels on average. The standard leaves open how exact the inverse transform is, and how colours at
    /// half the resolution are spread over the pixels: GStreamer's jpegdec takes the quick way of both, OpenCV the fine one, so
    /// single pixels at the edge of a colour are far apart. Measured too: red and green are up to 1.6 levels darker in ours. Another
    /// matrix or range of colours would shift a whole channel by ten and more.
    /// </summary>
    [Theory]
    [InlineData("sample1.jpg")]
    [InlineData("sample2.jpg")]
    [InlineData("sample3.jpg")]
    [InlineData("sample4.jpg")]
    [InlineData("sample5.jpg")]
    [InlineData("sample6.jpg")]
    public async Task A_photograph_differs_by_the_rounding_of_its_colours_only(string name)
    {
        using var theirs = OpenCv.Photograph(name);

        var ours = await StillDecoder.DecodeAsync(Samples.Photograph(name), TestContext.Current.CancellationToken);

        Assert.Equal((theirs.Width, theirs.Height), (ours.Width, ours.Height));
        var (mean, shifts) = Compare(ours.Pixels, OpenCv.ToFrame(theirs).Pixels);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{name}: {mean:0.000} levels on average, channels shifted by {string.Join(", ", shifts.Select(levels => $"{levels:0.000}"))}"
        );
        Assert.InRange(mean, 0, 2);
        Assert.All(shifts, levels => Assert.InRange(levels, -2, 2));
    }

    /// <returns>How far values are apart on average, and by how much red, green and blue are brighter in ours.</returns>
    private static (double Mean, double[] Shifts) Compare(byte[] ours, byte[] theirs)
    {
        var (apart, shifts) = (0L, new long[3]);
        for (var i = 0; i < theirs.Length; i++)
        {
            apart += Math.Abs(ours[i] - theirs[i]);
            shifts[i % 3] += ours[i] - theirs[i];
        }

        return ((double)apart / theirs.Length, [.. shifts.Select(shift => 3.0 * shift / theirs.Length)]);
    }
}
