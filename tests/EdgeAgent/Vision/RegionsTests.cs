using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Tests.Vision;

public sealed class RegionsTests
{
    [Theory]
    [InlineData(640, 480, 384)]
    [InlineData(1920, 1080, 256)]
    [InlineData(333, 777, 256)]
    public void Squares_cover_every_pixel_and_overlap_by_a_third(int width, int height, int side)
    {
        var squares = Regions.Squares(width, height, side).ToList();

        Assert.All(
            squares,
            square => Assert.True(square.X >= 0 && square.Y >= 0 && square.X + square.Width <= width && square.Y + square.Height <= height)
        );
        var columns = squares.Select(square => square.X).Distinct().Order().ToList();
        Assert.Equal(0, columns[0]);
        Assert.Equal(width, columns[^1] + Math.Min(side, width));
        Assert.All(columns.Zip(columns.Skip(1)), pair => Assert.True(pair.Second - pair.First <= (side * 2 / 3) + 1));
    }

    [Fact]
    public void A_frame_of_a_camera_is_two_squares() =>
        Assert.Equal([new Region(0, 0, 480, 480), new Region(160, 0, 480, 480)], Regions.ForFrame(640, 480));

    [Fact]
    public void A_closer_look_is_trusted_less()
    {
        var regions = Regions.ForStill(1920, 1280);

        Assert.Equal(new Region(0, 0, 1920, 1280), regions[0]);
        Assert.All(regions.Zip(regions.Skip(1)), pair => Assert.True(pair.First.Trust >= pair.Second.Trust));
        Assert.Single(Regions.ForStill(200, 100));
    }
}
