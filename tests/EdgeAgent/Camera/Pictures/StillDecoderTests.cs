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

    [Fact]
    public async Task A_jpeg_with_stray_bytes_right_after_its_start_is_decoded_as_the_plain_one()
    {
        var jpeg = OddPictures.Read("a.jpg");

        var odd = await DecodeAsync(Write("stray.jpg", [.. jpeg[..2], 0, 7, 9, .. jpeg[2..]]));

        Assert.Equal((await DecodeAsync(OddPictures.Path("a.jpg"))).Frame.Pixels, odd.Frame.Pixels);
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
    public async Task A_jpeg_that_lacks_only_its_end_marker_is_whole()
    {
        var plain = await DecodeAsync(OddPictures.Path("a.jpg"));
        var open = await DecodeAsync(Write("open.jpg", OddPictures.Read("a.jpg")[..^2]));

        Assert.Equal((320, 240), (open.Width, open.Height));
        Assert.Equal(plain.Frame.Pixels, open.Frame.Pixels);
    }

    [Fact]
    public async Task A_jpeg_whose_last_rows_are_missing_is_cut_off()
    {
        var whole = OddPictures.Read("a.jpg");
        foreach (var missing in new[] { 3, 4, 10, 100, 1_000, whole.Length / 2 })
        {
            var refusal = await RefusedAsync(Write("half.jpg", whole[..^missing]));
            Assert.EndsWith("is cut off: the JPEG has no end. Copy it again.", refusal.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>The bytes are reckoned by hand from the standard: a byte for its filter before each row, each pass of its own.</summary>
    [Theory]
    [InlineData(40, 40, 8, 2, 0, 40 * (1 + 120))]
    [InlineData(10, 2, 1, 0, 0, 2 * (1 + 2))]
    [InlineData(3, 5, 16, 6, 0, 5 * (1 + 24))]
    [InlineData(7, 4, 4, 0, 0, 4 * (1 + 4))]
    [InlineData(6, 6, 8, 4, 0, 6 * (1 + 12))]
    [InlineData(5, 3, 8, 2, 1, 4 + 4 + 0 + 4 + 10 + 14 + 16)]
    public async Task A_png_with_a_row_too_few_is_cut_off(int width, int height, byte depth, byte colour, byte interlace, int bytes)
    {
        var whole = await DecodeAsync(Write("whole.png", OddPictures.Png(width, height, depth, colour, interlace, bytes)));
        Assert.Equal((width, height), (whole.Width, whole.Height));

        foreach (var missing in new[] { 1, bytes / 2, bytes })
        {
            var refusal = await RefusedAsync(Write("few.png", OddPictures.Png(width, height, depth, colour, interlace, bytes - missing)));
            Assert.EndsWith("is cut off: the PNG has fewer rows than it says. Copy it again.", refusal.Message, StringComparison.Ordinal);
            Assert.True(refusal.IsOwnFault);
        }
    }

    [Fact]
    public async Task Of_an_animated_webp_the_first_picture_is_read()
    {
        var (still, webp) = (await DecodeAsync(OddPictures.Path("o6.webp")), OddPictures.Read("o6.webp"));
        var animated = await DecodeAsync(Write("animated.webp", OddPictures.Animated(webp, still.Height, still.Width)));

        Assert.Equal((still.Height, still.Width), (animated.Width, animated.Height)); // It has no orientation.
        Assert.Equal(still.Frame.Pixels.Order(), animated.Frame.Pixels.Order());

        var part = await RefusedAsync(Write("part.webp", OddPictures.Animated(webp, still.Height, still.Width, left: 10, canvas: 20)));
        Assert.Contains("only a part", part.Message, StringComparison.Ordinal);
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
