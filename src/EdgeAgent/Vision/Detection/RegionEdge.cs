using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Vision.Detection;

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
