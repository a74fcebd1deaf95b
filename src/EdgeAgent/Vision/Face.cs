using Roomtone.Contracts;
using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Vision;

/// <summary>A face in a frame. Nothing in it tells who it is.</summary>
/// <param name="Box">Where it is, pixels of the frame.</param>
/// <param name="Score">How sure the detector is, 0 to 1.</param>
/// <param name="Points">Six points, pixels: right eye, left eye, nose tip, mouth, right ear, left ear (the person's right and
/// left).</param>
/// <param name="Reading">What the face shows.</param>
internal sealed record Face(FaceBox Box, float Score, IReadOnlyList<Point> Points, ExpressionReading Reading)
{
    /// <summary>The shares of the eight expressions.</summary>
    public Expressions Expressions => Reading.Expressions;

    /// <summary>The same number for as long as the face stays in view, from 1; 0 for a face of a photograph.</summary>
    public long Track { get; init; }
}

/// <summary>A box in pixels: left, top, width, height.</summary>
internal readonly record struct FaceBox(float X, float Y, float Width, float Height);

/// <summary>A point in pixels.</summary>
internal readonly record struct Point(float X, float Y)
{
    public static Point[] Of(in FacePoints points)
    {
        var all = new Point[FacePoints.Count];
        for (var i = 0; i < all.Length; i++) all[i] = new Point(points[i].X, points[i].Y);
        return all;
    }
}
