using Roomtone.EdgeAgent.Camera;

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

/// <summary>
/// Ways to cut a frame into regions. The network sees faces from about 16 of its 256 pixels on, so the size of a region
/// says how far away somebody may sit.
/// </summary>
internal static class Regions
{
    /// <summary>480 of 640 pixels: average precision .90 for faces of 40 pixels, where the whole frame at once gives .88.</summary>
    private const double FrameSquare = 0.75;

    /// <summary>384 of 640 pixels.</summary>
    private const double CloseSquare = 0.6;
    private const float CloseTrust = 0.9f;

    /// <summary>For group photographs, as far as their pixels reach.</summary>
    private const double CloserSquare = 0.3;
    private const float CloserTrust = 0.7f;

    public static Region[] Whole(int width, int height) => [new Region(0, 0, width, height)];

    /// <summary>For the frames of a camera: squares of three quarters of the longer side, which are two at 4:3.</summary>
    public static Region[] ForFrame(int width, int height) => [.. Squares(width, height, (int)(FrameSquare * Math.Max(width, height)))];

    /// <summary>For a photograph, where time does not matter: the whole, then closer and closer.</summary>
    public static Region[] ForStill(int width, int height)
    {
        var longer = Math.Max(width, height);
        List<Region> regions = [.. Whole(width, height)];
        if (longer > BlazeFace.Side) regions.AddRange(Squares(width, height, (int)(CloseSquare * longer), CloseTrust));
        if (CloserSquare * longer > BlazeFace.Side) regions.AddRange(Squares(width, height, (int)(CloserSquare * longer), CloserTrust));
        return [.. regions];
    }

    /// <summary>Squares of this side, evenly spread, each overlapping the next by at least a third.</summary>
    public static IEnumerable<Region> Squares(int width, int height, int side, float trust = 1) =>
        from y in Starts(height, side)
        from x in Starts(width, side)
        select new Region(x, y, Math.Min(side, width), Math.Min(side, height), trust);

    private static IEnumerable<int> Starts(int length, int side)
    {
        if (length <= side) return [0];
        var steps = (int)Math.Ceiling((length - side) / (side * 2 / 3.0));
        return Enumerable.Range(0, steps + 1).Select(step => (int)((long)(length - side) * step / steps));
    }
}

/// <summary>A face that a region's edge cuts is seen whole by the region beside it, unless it is larger than what they share.</summary>
internal static class RegionEdge
{
    /// <summary>How far a box may reach over the edge, as a part of its own side.</summary>
    private const float Slack = 0.05f;

    /// <summary>A face of this part of the square may not be whole anywhere.</summary>
    private const float Large = BlazeFace.Side * 0.45f;

    /// <param name="box">In pixels of the network's square.</param>
    public static bool IsWhole(FaceBox box, Letterbox letterbox, Region region, Frame frame)
    {
        if (box.Width >= Large) return true;
        var left = letterbox.Margin.X - (Slack * box.Width);
        var top = letterbox.Margin.Y - (Slack * box.Height);
        var right = letterbox.Margin.X + (region.Width / letterbox.Shrink.X) + (Slack * box.Width);
        var bottom = letterbox.Margin.Y + (region.Height / letterbox.Shrink.Y) + (Slack * box.Height);
        return (region.X == 0 || box.X >= left)
            && (region.Y == 0 || box.Y >= top)
            && (region.X + region.Width == frame.Width || box.X + box.Width <= right)
            && (region.Y + region.Height == frame.Height || box.Y + box.Height <= bottom);
    }
}
