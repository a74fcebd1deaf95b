using Roomtone.EdgeAgent.Camera.Pictures;
using static Roomtone.EdgeAgent.Tests.Camera.Pictures.OddPictures;

namespace Roomtone.EdgeAgent.Tests.Camera.Pictures;

public sealed class PictureHeaderTests
{
    private static readonly PictureTurn Clockwise = PictureTurn.OfExif(6);

    public static TheoryData<byte[]> WipedBlocks =>
        new(
            Enumerable.Repeat<byte>(0xFF, 400).ToArray(),
            new byte[400],
            [.. "II*\0"u8, 0xFF, 0xFF, 0xFF, 0xFF],
            [.. "MM\0*"u8, 0xFF, 0xFF, 0xFF, 0xFE],
            [.. "II*\0"u8, 8, 0, 0, 0, 0xFF, 0xFF],
            [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12],
            [.. "MM\0*"u8],
            []
        );

    [Theory]
    [MemberData(nameof(WipedBlocks))]
    public void A_wiped_exif_block_leaves_the_picture_upright(byte[] block)
    {
        Assert.Equal(PictureTurn.None, Of(WithExif(Read("a.jpg"), block)).Turn);
        Assert.Equal(PictureTurn.None, Of(Png(4, 4, ("eXIf", block))).Turn);
    }

    [Fact]
    public void Orientation_is_read_from_every_format_that_carries_it()
    {
        var webp = Read("o6.webp");
        Assert.Equal(Clockwise, Of(WithExif(Read("a.jpg"), Orientation(6))).Turn);
        Assert.Equal(Clockwise, Of(WithExif(Read("a.jpg"), Orientation(6, isLittle: true))).Turn);
        Assert.Equal(Clockwise, Of(Png(4, 4, ("eXIf", Orientation(6)))).Turn);
        Assert.Equal(Clockwise, Of(Png(4, 4, ("tEXt", new byte[9]), ("eXIf", [.. "Exif\0\0"u8, .. Orientation(6)]))).Turn);
        Assert.Equal(Clockwise, Of(webp).Turn);
        Assert.Equal((1920, 1280), Of(webp).Upright);
    }

    [Fact]
    public void A_tag_written_as_a_byte_or_a_long_is_one_too()
    {
        Assert.Equal(Clockwise, ExifOrientation.In([.. "II*\0"u8, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 1, 0, 1, 0, 0, 0, 6, 0, 0, 0]));
        Assert.Equal(Clockwise, ExifOrientation.In([.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 4, 0, 0, 0, 1, 0, 0, 0, 6]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(255)]
    public void An_orientation_that_is_none_is_upright(byte value) =>
        Assert.Equal(PictureTurn.None, Of(WithExif(Read("a.jpg"), Orientation(value))).Turn);

    [Theory]
    [InlineData(0)]
    [InlineData(1, 2, 3)]
    [InlineData(0xFF, 0xFF)]
    [InlineData(0, 0xFF, 0, 7)]
    public void Stray_bytes_between_two_segments_of_a_jpeg_are_left_out(params int[] stray)
    {
        var jpeg = Read("a.jpg");

        Assert.Equal((320, 240), Of([.. jpeg[..20], .. stray.Select(value => (byte)value), .. jpeg[20..]]).Upright);
        Assert.Equal((320, 240), Of([.. jpeg[..2], .. stray.Select(value => (byte)value), .. jpeg[2..]]).Upright);
    }

    [Theory]
    [InlineData("a.jpg")]
    [InlineData("o6.webp")]
    public void What_is_cut_off_anywhere_is_said_to_be(string name)
    {
        var whole = Read(name);
        for (var length = 12; length < whole.Length; length += Math.Max(1, whole.Length / 500))
        {
            var isOpen = false;
            var refusal = Record.Exception(() => isOpen = Of(whole[..length]).Input == DecoderInput.JpegWithoutEnd);
            Assert.True(isOpen || refusal is InvalidDataException or EndOfStreamException, $"{name} of {length} bytes: {refusal}");
        }
    }

    [Fact]
    public void A_png_or_a_bitmap_that_is_cut_off_is_said_to_be()
    {
        byte[] bitmap =
        [
            .. "BM"u8, .. new byte[8], 54, 0, 0, 0, 40, 0, 0, 0, 8, 0, 0, 0, 8, 0, 0, 0, 1, 0, 24, .. new byte[25], .. new byte[192],
        ];

        Assert.Equal((8, 8), Of(bitmap).Upright);
        Assert.Contains("cut off", Refused(bitmap[..^1]), StringComparison.Ordinal);
        Assert.Contains("cut off", Refused(Png(40, 40)[..^9]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.jpg")]
    [InlineData("o6.webp")]
    [InlineData("crc.png")]
    [InlineData("zero.bmp")]
    public void Whatever_stands_in_a_file_a_header_is_read_or_refused(string name)
    {
        var (whole, random) = (Read(name), new Random(14));
        for (var mutation = 0; mutation < 3000; mutation++)
        {
            var odd = whole[..Math.Min(whole.Length, 12_000)];
            for (var change = random.Next(1, 6); change > 0; change--)
                odd[random.Next(2, Math.Min(odd.Length, 700))] = (byte)random.Next(256);
            var thrown = Record.Exception(() => PictureBounds.Check(Of(odd)));
            Assert.True(thrown is null or InvalidDataException or EndOfStreamException, $"{thrown}");
        }
    }

    [Fact]
    public void Other_formats_are_named()
    {
        Assert.StartsWith("is a GIF.", Refused([.. "GIF89a"u8, .. new byte[9]]), StringComparison.Ordinal);
        Assert.StartsWith("is a HEIF.", Refused([0, 0, 0, 24, .. "ftypheic"u8]), StringComparison.Ordinal);
        Assert.StartsWith("is a TIFF.", Refused([.. "II*\0"u8, .. new byte[9]]), StringComparison.Ordinal);
        Assert.StartsWith("is not a picture. Allowed: JPEG, PNG, WebP, BMP.", Refused("hello"u8.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_beyond_its_bounds_is_refused_by_its_header()
    {
        AssertTooLarge("144 megapixels (12000 x 12000)", Sized(PictureFormat.Png, 12000, 12000));
        AssertTooLarge("4,295 megapixels", Sized(PictureFormat.Jpeg, 65535, 65535));
        AssertTooLarge("0 x 5", Sized(PictureFormat.Jpeg, 0, 5));
        AssertTooLarge("progressive", Sized(PictureFormat.Jpeg, 16000, 12000) with { HeldBytes = 576_000_000 });
        PictureBounds.Check(Sized(PictureFormat.Jpeg, 16320, 12240));
        PictureBounds.Check(Sized(PictureFormat.Png, 5000, 5000));
    }

    [Fact]
    public void A_progressive_jpeg_is_known_by_its_frame()
    {
        var jpeg = Read("a.jpg");
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        Assert.Equal(0, Of(jpeg).HeldBytes);

        jpeg[frame + 1] = 0xC2;

        Assert.InRange(Of(jpeg).HeldBytes, 320 * 240 * 2, 320 * 240 * 2 * 3);
    }

    private static PictureHeader Of(byte[] file) => PictureHeader.Read(new MemoryStream(file));

    private static string Refused(byte[] file) => Assert.Throws<InvalidDataException>(() => Of(file)).Message;

    private static PictureHeader Sized(PictureFormat format, int width, int height) => new(format, width, height, PictureTurn.None);

    private static void AssertTooLarge(string words, PictureHeader picture) =>
        Assert.Contains(words, Assert.Throws<InvalidDataException>(() => PictureBounds.Check(picture)).Message, StringComparison.Ordinal);
}
