using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Tests.Vision;

public sealed class LetterboxTests
{
    [Fact]
    public void A_wide_picture_gets_bars_above_and_below()
    {
        var square = Fill(640, 480, (_, _) => (255, 0, 127), out var letterbox);

        Assert.Equal((0, 32), (letterbox.Margin.X, letterbox.Margin.Y));
        Assert.Equal([-1, -1, -1], Pixel(square, 100, 31));
        Assert.Equal([-1, -1, -1], Pixel(square, 100, 224));
        Assert.Equal([1, -1, -0.0039f], Pixel(square, 100, 32), Near);
        Assert.Equal([1, -1, -0.0039f], Pixel(square, 255, 223), Near);
    }

    [Fact]
    public void A_tall_picture_gets_bars_left_and_right()
    {
        var square = Fill(48, 64, (_, _) => (255, 255, 255), out var letterbox);

        Assert.Equal(32, letterbox.Margin.X);
        Assert.Equal([-1, -1, -1], Pixel(square, 31, 100));
        Assert.Equal([1, 1, 1], Pixel(square, 32, 100), Near);
        Assert.Equal([1, 1, 1], Pixel(square, 223, 255), Near);
        Assert.Equal([-1, -1, -1], Pixel(square, 224, 100));
    }

    [Fact]
    public void A_gradient_stays_a_gradient()
    {
        var square = Fill(512, 512, (x, y) => ((byte)(x / 2), (byte)(y / 2), 0), out _);

        Assert.Equal([(2 * 50.25f / 255) - 1, (2 * 200.25f / 255) - 1, -1], Pixel(square, 50, 200), Near);
    }

    [Fact]
    public void Stripes_finer_than_the_square_become_grey_and_do_not_alias()
    {
        var square = Fill(1024, 1024, (x, _) => x % 2 == 0 ? ((byte)255, (byte)255, (byte)255) : default, out _);

        Assert.All(Enumerable.Range(2, 250), x => Assert.InRange(Pixel(square, x, 128)[0], -0.02f, 0.02f));
    }

    [Theory]
    [InlineData(480, 480)]
    [InlineData(256, 256)]
    [InlineData(640, 480)]
    [InlineData(1439, 1080)]
    [InlineData(101, 77)]
    [InlineData(1, 1)]
    public void All_processors_see_the_same_picture(int width, int height)
    {
        var (frame, whole) = (Noise(width, height), new Region(0, 0, width, height));

        var quick = Fill(frame, whole, whole, new Letterbox(width, height, Side));
        var plain = Fill(frame, whole, whole, new Letterbox(width, height, Side, taps => new FloatRowFilter(taps)));

        Assert.All(quick.Zip(plain), pair => Assert.Equal(pair.First, pair.Second, 0.03f));
        Assert.InRange(quick.Zip(plain, (one, other) => MathF.Abs(one - other)).Average(), 0, 0.005f);
    }

    [Fact]
    public void A_square_looks_the_same_within_a_strip_as_alone()
    {
        var frame = Noise(640, 480);
        var (left, right) = (new Region(0, 0, 480, 480), new Region(160, 0, 480, 480));
        var letterbox = new Letterbox(480, 480, Side);

        Assert.Equal(Fill(frame, left, left, letterbox), Fill(frame, new Region(0, 0, 640, 480), left, letterbox));
        Assert.Equal(Fill(frame, right, right, letterbox), Fill(frame, new Region(0, 0, 640, 480), right, letterbox));
    }

    private const int Side = 256;

    private static bool Near(float one, float other) => MathF.Abs(one - other) < 0.01f;

    private static float[] Fill(int width, int height, Func<int, int, (byte Red, byte Green, byte Blue)> colour, out Letterbox letterbox)
    {
        letterbox = new Letterbox(width, height, Side);
        return Fill(Picture(width, height, colour), new Region(0, 0, width, height), new Region(0, 0, width, height), letterbox);
    }

    private static float[] Fill(Frame frame, Region strip, Region region, Letterbox letterbox)
    {
        var rows = new ScaledRows();
        var square = new float[Side * Side * 3];
        letterbox.Scale(frame, strip, rows);
        letterbox.Fill(rows, region.X, square);
        return square;
    }

    private static Frame Picture(int width, int height, Func<int, int, (byte Red, byte Green, byte Blue)> colour)
    {
        var frame = new Frame(width, height);
        for (var i = 0; i < width * height; i++)
            (frame.Pixels[3 * i], frame.Pixels[(3 * i) + 1], frame.Pixels[(3 * i) + 2]) = colour(i % width, i / width);
        return frame;
    }

    private static Frame Noise(int width, int height)
    {
        var frame = new Frame(width, height);
        new Random(1).NextBytes(frame.Pixels);
        return frame;
    }

    private static float[] Pixel(float[] square, int x, int y) => square.AsSpan(((y * 256) + x) * 3, 3).ToArray();
}
