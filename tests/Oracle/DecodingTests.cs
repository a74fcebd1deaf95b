using OpenCvSharp;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.EdgeAgent.Tests.Vision;
using Roomtone.Testing;

namespace Roomtone.Oracle.Tests;

/// <summary>Our decoding, which is that of djpeg, dwebp and GStreamer in a subprocess, against OpenCV's imdecode.</summary>
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
    /// The standard leaves open how exact the inverse transform is, and how colours at half the resolution are spread over the
    /// pixels. djpeg, OpenCV and browsers take the fine way of both.
    /// </summary>
    [Theory]
    [InlineData("sample1.jpg")]
    [InlineData("sample2.jpg")]
    [InlineData("sample3.jpg")]
    [InlineData("sample4.jpg")]
    [InlineData("sample5.jpg")]
    [InlineData("sample6.jpg")]
    public async Task A_photograph_is_the_same_to_the_byte(string name)
    {
        using var theirs = OpenCv.Photograph(name);

        var ours = await StillDecoder.DecodeAsync(Samples.Photograph(name), TestContext.Current.CancellationToken);

        Assert.Equal((theirs.Width, theirs.Height), (ours.Width, ours.Height));
        Assert.Equal(OpenCv.ToFrame(theirs).Pixels, ours.Pixels);
    }
}
