using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Camera.Pictures;

namespace Roomtone.EdgeAgent.Tests.Camera.Pictures;

public sealed class PictureTurnTests
{
    /// <summary>Two rows: 1 2 3 and 4 5 6; each pixel has its number in all colours.</summary>
    private static readonly byte[] Pixels = [.. Enumerable.Range(1, 6).SelectMany(number => Enumerable.Repeat((byte)number, 3))];

    /// <summary>By the drawings of the standard (CIPA DC-008, 4.6.4).</summary>
    [Theory]
    [InlineData(1, "123/456")]
    [InlineData(2, "321/654")]
    [InlineData(3, "654/321")]
    [InlineData(4, "456/123")]
    [InlineData(5, "14/25/36")]
    [InlineData(6, "41/52/63")]
    [InlineData(7, "63/52/41")]
    [InlineData(8, "36/25/14")]
    public void An_orientation_sets_the_picture_upright(int orientation, string upright) =>
        Assert.Equal(upright, Text(PictureTurn.OfExif(orientation).Apply(Pixels, 3, 2)));

    [Theory]
    [InlineData(0, false, "123/456")]
    [InlineData(0, true, "321/654")]
    [InlineData(90, false, "41/52/63")]
    [InlineData(90, true, "14/25/36")]
    [InlineData(180, false, "654/321")]
    [InlineData(270, false, "36/25/14")]
    public void The_settings_turn_clockwise_and_mirror_after_that(int degrees, bool mirror, string turned) =>
        Assert.Equal(turned, Text(PictureTurn.Of(degrees, mirror).Apply(Pixels, 3, 2)));

    [Fact]
    public void Two_turns_in_one_are_the_same_as_one_after_the_other()
    {
        for (var first = 1; first <= 8; first++)
            for (var second = 1; second <= 8; second++)
            {
                var (one, two) = (PictureTurn.OfExif(first), PictureTurn.OfExif(second));
                var once = one.Apply(Pixels, 3, 2);
                Assert.Equal(Text(two.Apply(once.Pixels, once.Width, once.Height)), Text(one.Then(two).Apply(Pixels, 3, 2)));
            }
    }

    private static string Text(Frame frame) => string.Join(
        '/',
        frame.Pixels.Chunk(frame.Width * 3).Select(row => string.Concat(row.Where((_, i) => i % 3 == 0)))
    );
}
