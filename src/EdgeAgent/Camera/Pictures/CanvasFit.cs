namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>
/// Lays a picture on a canvas: upright, as large as fits, in the middle, with black bars and never stretched. Bilinear, which
/// is right up to half the size: the decoder has made it small already.
/// </summary>
/// <param name="width">Pixels of the canvas.</param>
/// <param name="height">Pixels of the canvas.</param>
internal sealed class CanvasFit(int width, int height)
{
    /// <summary>By how much a picture may shrink while it is decoded and still fill the canvas.</summary>
    public int Reduction(PictureHeader picture, PictureTurn turn)
    {
        var (across, down) = turn.Of(picture.Width, picture.Height);
        var (fitWidth, fitHeight) = Size(across, down);
        var reduction = 1;
        while (across / (2 * reduction) >= fitWidth && down / (2 * reduction) >= fitHeight) reduction *= 2;
        return reduction;
    }

    /// <param name="picture">As it is stored.</param>
    /// <param name="turn">How it is laid.</param>
    /// <param name="canvas">Height x width x 3 bytes.</param>
    public void Fill(DecodedPicture picture, PictureTurn turn, Span<byte> canvas)
    {
        var (across, down) = turn.Of(picture.Width, picture.Height);
        var (fitWidth, fitHeight) = Size(across, down);
        var (left, top) = ((width - fitWidth) / 2, (height - fitHeight) / 2);
        canvas.Clear();
        for (var y = 0; y < fitHeight; y++)
        {
            var row = canvas.Slice((((top + y) * width) + left) * 3, fitWidth * 3);
            var (rows, partDown) = Between(y, fitHeight, down);
            for (var x = 0; x < fitWidth; x++)
            {
                var (columns, partAcross) = Between(x, fitWidth, across);
                Blend(picture, turn, (across, down), columns, rows, partAcross, partDown, row.Slice(3 * x, 3));
            }
        }
    }

    private (int Width, int Height) Size(int across, int down)
    {
        var scale = Math.Min((double)width / across, (double)height / down);
        return (Math.Clamp((int)Math.Round(across * scale), 1, width), Math.Clamp((int)Math.Round(down * scale), 1, height));
    }

    /// <summary>The two source pixels beside a target pixel's centre, and the share of the second in 1/256.</summary>
    private static ((int First, int Second) Pixels, int Part) Between(int target, int targets, int sources)
    {
        var centre = Math.Clamp(((target + 0.5) * sources / targets) - 0.5, 0, sources - 1);
        var first = (int)centre;
        return ((first, Math.Min(first + 1, sources - 1)), (int)((centre - first) * 256));
    }

    private static void Blend(
        DecodedPicture picture,
        PictureTurn turn,
        (int Width, int Height) size,
        (int First, int Second) columns,
        (int First, int Second) rows,
        int partAcross,
        int partDown,
        Span<byte> target
    )
    {
        var a = Pixel(picture, turn, size, columns.First, rows.First);
        var b = Pixel(picture, turn, size, columns.Second, rows.First);
        var c = Pixel(picture, turn, size, columns.First, rows.Second);
        var d = Pixel(picture, turn, size, columns.Second, rows.Second);
        for (var colour = 0; colour < 3; colour++)
        {
            var upper = (a[colour] * (256 - partAcross)) + (b[colour] * partAcross);
            var lower = (c[colour] * (256 - partAcross)) + (d[colour] * partAcross);
            target[colour] = (byte)(((upper * (256 - partDown)) + (lower * partDown) + 32768) >> 16);
        }
    }

    private static ReadOnlySpan<byte> Pixel(DecodedPicture picture, PictureTurn turn, (int Width, int Height) size, int x, int y)
    {
        var (column, row) = turn.Source(x, y, size.Width, size.Height);
        return picture.Pixels.AsSpan(((row * picture.Width) + column) * 3, 3);
    }
}
