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

    private static bool Near(float one, float other) => MathF.Abs(one - other) < 0.01f;

    private static float[] Fill(int width, int height, Func<int, int, (byte Red, byte Green, byte Blue)> colour, out Letterbox letterbox)
    {
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < width * height; i++)
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = colour(i % width, i / width);
        letterbox = new Letterbox(width, height, 256);
        var square = new float[256 * 256 * 3];
        letterbox.Fill(pixels, width * 3, square);
        return square;
    }

    private static float[] Pixel(float[] square, int x, int y) => square.AsSpan(((y * 256) + x) * 3, 3).ToArray();
}
