namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>Ways to cut a frame into regions.</summary>
internal static class Regions
{
    /// <summary>The frame as a whole.</summary>
    public static Region[] Whole(int width, int height) => [new Region(0, 0, width, height)];

    /// <summary>
    /// The frame as a whole, then squares of ever half the side, each overlapping the next by a third, until a square has
    /// no more pixels than the network.
    /// </summary>
    public static Region[] Pyramid(int width, int height)
    {
        List<Region> regions = [.. Whole(width, height)];
        for (var side = Math.Max(width, height) / 2; side >= BlazeFace.Side / 2 && Math.Max(width, height) > BlazeFace.Side; side /= 2)
        {
            regions.AddRange(Squares(width, height, side));
            if (side <= BlazeFace.Side) break;
        }

        return [.. regions];
    }

    /// <summary>Squares of this side, evenly spread, each overlapping the next by at least a third.</summary>
    public static IEnumerable<Region> Squares(int width, int height, int side) =>
        from y in Starts(height, side)
        from x in Starts(width, side)
        select new Region(x, y, Math.Min(side, width), Math.Min(side, height));

    private static IEnumerable<int> Starts(int length, int side)
    {
        if (length <= side) return [0];
        var steps = (int)Math.Ceiling((length - side) / (side * 2 / 3.0));
        return Enumerable.Range(0, steps + 1).Select(step => (int)((long)(length - side) * step / steps));
    }
}
