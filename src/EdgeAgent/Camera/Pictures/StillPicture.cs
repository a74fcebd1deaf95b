namespace Roomtone.EdgeAgent.Camera.Pictures;

/// <summary>A decoded picture, upright.</summary>
/// <param name="Frame">Its pixels; fewer than its own where it was too large.</param>
/// <param name="Width">Pixels a row of the file's own.</param>
/// <param name="Height">Rows of the file's own.</param>
internal sealed record StillPicture(Frame Frame, int Width, int Height)
{
    /// <summary>The picture's own pixels for each pixel of the frame, across and down.</summary>
    public (float X, float Y) Scale => ((float)Width / Frame.Width, (float)Height / Frame.Height);
}
