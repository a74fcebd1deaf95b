using System.Diagnostics;
using Roomtone.EdgeAgent.Camera.Pictures;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Camera.Pictures;

public sealed class StillDecoderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("exif.jpg")]
    [InlineData("gap.jpg")]
    public async Task A_jpeg_with_odd_segments_is_decoded_as_the_plain_one(string name)
    {
        var plain = await DecodeAsync(OddPictures.Path("a.jpg"));
        var odd = await DecodeAsync(OddPictures.Path(name));

        Assert.Equal((320, 240), (odd.Width, odd.Height));
        Assert.Equal(plain.Frame.Pixels, odd.Frame.Pixels);
    }

    [Theory]
    [InlineData("cmyk.jpg", "is in the colours of print (CMYK), which are not read. Save it in RGB.")]
    [InlineData("crc.png", "cannot be decoded: it is damaged, or of a kind that is not known here (ID[BE]T: invalid chunk type).")]
    [InlineData("zero.bmp", "says that it is 0 x 0 pixels large: it is damaged. Copy it again.")]
    public async Task What_cannot_be_decoded_is_named_with_its_cause(string name, string cause)
    {
        var refusal = await RefusedAsync(OddPictures.Path(name));

        Assert.Equal($"{OddPictures.Path(name)} {cause}", refusal.Message);
        Assert.True(refusal.IsOwnFault);
    }

    /// <summary>gst-launch hangs after an error once in two or three tries on a busy machine.</summary>
    [Fact]
    public async Task A_decoder_that_has_said_its_error_is_not_waited_for()
    {
        for (var attempt = 0; attempt < 8; attempt++)
            Assert.Contains("cannot be decoded", (await RefusedAsync(OddPictures.Path("crc.png"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_of_one_pixel_or_one_row_is_a_picture()
    {
        foreach (var (width, height) in ((int, int)[])[(1, 1), (3, 1), (1, 5), (9000, 1), (1, 9000)])
            Assert.Equal((width, height), Size(await DecodeAsync(Write("small.png", OddPictures.Png(width, height)))));

        static (int, int) Size(StillPicture picture) => (picture.Frame.Width, picture.Frame.Height);
    }

    /// <summary>432 KB take 5.2 GB where nobody looks at the header.</summary>
    [Fact]
    public async Task A_small_file_of_a_large_picture_is_refused_before_it_is_decoded()
    {
        var refusal = await RefusedAsync(Write("large.png", OddPictures.Png(30_000, 3_000)));

        Assert.EndsWith(
            "has 90 megapixels (30000 x 3000); of a PNG at most 25 are read. Make it smaller.",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_large_jpeg_is_decoded_at_a_half_and_knows_its_own_size()
    {
        var file = _folder.In("large.jpg");
        await MakeAsync("blue", 6002, 5000, "jpegenc", file);

        var picture = await DecodeAsync(file);

        Assert.Equal((3001, 2500), (picture.Frame.Width, picture.Frame.Height));
        Assert.Equal((6002, 5000), (picture.Width, picture.Height));
        Assert.Equal((2f, 2f), picture.Scale);
        Assert.InRange(picture.Frame.Pixels[^1], 220, 255);
    }

    [Theory]
    [InlineData("jpegenc", "large.jpg")]
    [InlineData("pngenc", "large.png")]
    public async Task A_picture_that_is_wanted_smaller_has_the_same_colours(string encoder, string name)
    {
        var file = _folder.In(name);
        await MakeAsync("red", 1601, 1203, encoder, file);

        var picture = await StillDecoder.DecodeAsync(
            file,
            _ => 4,
            (width, height) => new byte[width * height * 3],
            TestContext.Current.CancellationToken
        );

        Assert.Equal((401, 301), (picture.Width, picture.Height));
        Assert.True(picture.Pixels is [> 200, < 40, < 40, ..] && picture.Pixels.AsSpan(150 * 401 * 3, 3) is [> 200, < 40, < 40]);
    }

    [Fact]
    public async Task A_named_pipe_is_not_waited_for()
    {
        Process.Start("mkfifo", [_folder.In("pipe.jpg")]).WaitForExit();

        Assert.EndsWith("is a named pipe, not a file.", (await RefusedAsync(_folder.In("pipe.jpg"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_no_fault_of_a_file() => Assert.False((await RefusedAsync(_folder.In("no.jpg"))).IsOwnFault);

    private static Task<StillPicture> DecodeAsync(string path) => StillDecoder.ReadAsync(path, TestContext.Current.CancellationToken);

    private static Task<PictureException> RefusedAsync(string path) => Assert.ThrowsAsync<PictureException>(() => DecodeAsync(path));

    private string Write(string name, byte[] content)
    {
        File.WriteAllBytes(_folder.In(name), content);
        return _folder.In(name);
    }

    private static async Task MakeAsync(string colour, int width, int height, string encoder, string file)
    {
        string[] pipeline =
        [
            "-q", "videotestsrc", $"pattern={colour}", "num-buffers=1", "!", $"video/x-raw,width={width},height={height}", "!",
            "videoconvert", "!", encoder, "!", "filesink", $"location={file}",
        ];
        using var process = Process.Start("gst-launch-1.0", pipeline);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
