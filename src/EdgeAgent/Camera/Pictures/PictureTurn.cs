namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>One of the eight ways to lay a picture: rows and columns may change places, then each axis may be mirrored.</summary>
/// <param name="Transposed">Rows become columns.</param>
/// <param name="FlippedX">Then left and right change places.</param>
/// <param name="FlippedY">Then top and bottom do.</param>
internal readonly record struct PictureTurn(bool Transposed, bool FlippedX, bool FlippedY)
{
    public static readonly PictureTurn None;

    /// <param name="degrees">Clockwise: 0, 90, 180 or 270.</param>
    /// <param name="mirror">Whether left and right change places after that.</param>
    public static PictureTurn Of(int degrees, bool mirror)
    {
        var turn = degrees switch
        {
            90 => new PictureTurn(true, true, false),
            180 => new PictureTurn(false, true, true),
            270 => new PictureTurn(true, false, true),
            _ => None,
        };
        return mirror ? turn with { FlippedX = !turn.FlippedX } : turn;
    }

    /// <param name="orientation">The Exif tag's value; what is not 1 to 8 is upright (CIPA DC-008, 4.6.4).</param>
    public static PictureTurn OfExif(int orientation) => orientation switch
    {
        2 => new PictureTurn(false, true, false),
        3 => new PictureTurn(false, true, true),
        4 => new PictureTurn(false, false, true),
        5 => new PictureTurn(true, false, false),
        6 => new PictureTurn(true, true, false),
        7 => new PictureTurn(true, true, true),
        8 => new PictureTurn(true, false, true),
        _ => None,
    };

    /// <summary>First this one, then another.</summary>
    public PictureTurn Then(PictureTurn next) => next.Transposed
        ? new PictureTurn(!Transposed, FlippedY ^ next.FlippedX, FlippedX ^ next.FlippedY)
        : new PictureTurn(Transposed, FlippedX ^ next.FlippedX, FlippedY ^ next.FlippedY);

    /// <summary>The size after the turn.</summary>
    public (int Width, int Height) Of(int width, int height) => Transposed ? (height, width) : (width, height);

    /// <summary>Sets pixels upright.</summary>
    /// <param name="pixels">Height x width x 3 bytes.</param>
    /// <param name="width">Before the turn.</param>
    /// <param name="height">Before the turn.</param>
    public Frame Apply(ReadOnlySpan<byte> pixels, int width, int height)
    {
        var turned = new Frame(Of(width, height).Width, Of(width, height).Height);
        var target = turned.Pixels.AsSpan();
        for (var y = 0; y < turned.Height; y++)
            for (var x = 0; x < turned.Width; x++)
            {
                var (column, row) = Source(x, y, turned.Width, turned.Height);
                pixels.Slice(((row * width) + column) * 3, 3).CopyTo(target[(((y * turned.Width) + x) * 3)..]);
            }

        return turned;
    }

    /// <summary>Where a pixel of the turned picture stood before.</summary>
    public (int X, int Y) Source(int x, int y, int turnedWidth, int turnedHeight)
    {
        if (FlippedX) x = turnedWidth - 1 - x;
        if (FlippedY) y = turnedHeight - 1 - y;
        return Transposed ? (y, x) : (x, y);
    }
}
