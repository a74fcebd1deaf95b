using Roomtone.EdgeAgent.Camera.Pictures;

namespace Roomtone.EdgeAgent.Tests.Camera.Pictures;

public sealed class CanvasFitTests
{
    [Fact]
    public void A_picture_lies_in_the_middle_between_black_bars()
    {
        var canvas = Enumerable.Repeat((byte)7, 8 * 4 * 3).ToArray();

        new CanvasFit(8, 4).Fill(Grey(2, 2, 200), PictureTurn.None, canvas);

        var red = canvas.Where((_, i) => i % 3 == 0).ToArray();
        Assert.Equal([0, 0, 200, 200, 200, 200, 0, 0], red[8..16]);
    }

    [Fact]
    public void It_is_laid_upright()
    {
        var canvas = new byte[2 * 2 * 3];
        var header = new PictureHeader(PictureFormat.Png, 2, 1, PictureTurn.OfExif(6));
        var sideways = new DecodedPicture([9, 9, 9, 200, 200, 200], 2, 1, header);

        new CanvasFit(1, 2).Fill(sideways, sideways.Header.Turn, canvas.AsSpan(0, 6));

        Assert.Equal([9, 9, 9, 200, 200, 200], canvas[..6]);
    }

    [Theory]
    [InlineData(8000, 6000, 8)]
    [InlineData(6000, 8000, 8)]
    [InlineData(1920, 1280, 2)]
    [InlineData(704, 528, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(65000, 1, 1)]
    public void It_is_decoded_no_smaller_than_it_is_shown(int width, int height, int reduction) =>
        Assert.Equal(
            reduction,
            new CanvasFit(704, 528).Reduction(new PictureHeader(PictureFormat.Jpeg, width, height, default), PictureTurn.None)
        );

    private static DecodedPicture Grey(int width, int height, byte value) =>
        new([.. Enumerable.Repeat(value, width * height * 3)], width, height, new PictureHeader(PictureFormat.Png, width, height, default));
}
