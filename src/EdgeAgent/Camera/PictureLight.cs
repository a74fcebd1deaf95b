namespace Roomtone.EdgeAgent.Camera;

/// <summary>
/// How bright a picture is and how much it varies: two numbers from a coarse grid, which tell a dark room and a covered
/// lens from a room, and nothing else.
/// </summary>
/// <param name="Brightness">The mean, 0 to 255.</param>
/// <param name="Contrast">The standard deviation, 0 to 128.</param>
internal readonly record struct PictureLight(double Brightness, double Contrast)
{
    private const int Columns = 32;
    private const int Rows = 24;
    private const double DarkBelow = 16;
    private const double FlatBelow = 6;

    /// <summary>No light at all: a cap on the lens, or night.</summary>
    public bool IsBlack => Brightness < DarkBelow && Contrast < FlatBelow;

    /// <summary>The same everywhere: something lies on the lens, or it looks at a wall.</summary>
    public bool IsFlat => !IsBlack && Contrast < FlatBelow;

    public static PictureLight Of(Frame frame)
    {
        double sum = 0, squares = 0;
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var light = LightAt(frame, ((2 * column) + 1) * frame.Width / (2 * Columns), ((2 * row) + 1) * frame.Height / (2 * Rows));
                sum += light;
                squares += light * light;
            }
        }

        var mean = sum / (Columns * Rows);
        return new PictureLight(mean, Math.Sqrt(Math.Max(0, (squares / (Columns * Rows)) - (mean * mean))));
    }

    /// <summary>Luma of ITU-R BT.601.</summary>
    private static double LightAt(Frame frame, int x, int y)
    {
        var pixel = frame.Pixels.AsSpan(((y * frame.Width) + x) * 3, 3);
        return (0.299 * pixel[0]) + (0.587 * pixel[1]) + (0.114 * pixel[2]);
    }
}
