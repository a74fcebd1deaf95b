namespace Roomtone.EdgeAgent.Vision.Detection;

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
