namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>A part of a frame that the detector looks at, in whole pixels.</summary>
/// <param name="Trust">What a score found here is multiplied by: the closer the look, the more there is to mistake for a face.</param>
internal readonly record struct Region(int X, int Y, int Width, int Height, float Trust = 1)
{
    /// <summary>
    /// Whether a look at this region should find a face: its edges do not cut the box. Beyond the frame's own edge there is
    /// nothing.
    /// </summary>
    public bool Holds(FaceBox box, int frameWidth, int frameHeight) =>
        (X == 0 || box.X >= X) && (X + Width == frameWidth || box.X + box.Width <= X + Width)
        && (Y == 0 || box.Y >= Y) && (Y + Height == frameHeight || box.Y + box.Height <= Y + Height);
}
