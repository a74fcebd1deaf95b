using System.Numerics;
using Roomtone.EdgeAgent.Camera;

namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>Finds the faces of a frame, region by region. Not thread-safe: its buffers are used again.</summary>
internal sealed class FaceDetector(BlazeFace network) : IDisposable
{
    private readonly Dictionary<(int Width, int Height), Letterbox> _letterboxes = [];
    private readonly ScaledRows _rows = new();
    private readonly FaceCandidates _found = new();
    private readonly FaceCandidates _inRegion = new();

    /// <summary>The faces, the surest first, in pixels of the frame. Good until the next call.</summary>
    public ReadOnlySpan<DetectedFace> Detect(Frame frame, ReadOnlySpan<Region> regions, float minScore)
    {
        _found.Keep(0);
        for (var i = 0; i < regions.Length; i++)
        {
            if (i == 0 || !AreBeside(regions[i - 1], regions[i])) ScaleRows(frame, regions[i..]);
            DetectIn(frame, regions[i], minScore);
        }

        if (regions.Length > 1) NonMaximumSuppression.Apply(_found);
        return _found.Faces;
    }

    /// <summary>Forgets the last frame.</summary>
    public void Wipe()
    {
        network.Input.Clear();
        _rows.Wipe();
        foreach (var letterbox in _letterboxes.Values) letterbox.Wipe();
    }

    public void Dispose() => network.Dispose();

    private static bool AreBeside(Region one, Region other) => one.Y == other.Y && one.Height == other.Height && one.Width == other.Width;

    /// <summary>Scales the strip that the first region shares with those beside it.</summary>
    private void ScaleRows(Frame frame, ReadOnlySpan<Region> regions)
    {
        var first = regions[0];
        var (left, right) = (first.X, first.X + first.Width);
        for (var i = 1; i < regions.Length && AreBeside(first, regions[i]); i++)
            (left, right) = (Math.Min(left, regions[i].X), Math.Max(right, regions[i].X + regions[i].Width));
        LetterboxFor(first).Scale(frame, first with { X = left, Width = right - left }, _rows);
    }

    private void DetectIn(Frame frame, Region region, float minScore)
    {
        var letterbox = LetterboxFor(region);
        letterbox.Fill(_rows, region.X, network.Input);
        network.Run();

        _inRegion.Keep(0);
        network.Collect(minScore / region.Trust, _inRegion);
        NonMaximumSuppression.Apply(_inRegion);
        foreach (ref readonly var face in _inRegion.Faces)
            if (RegionEdge.IsWhole(face.Box, letterbox, region, frame)) _found.Add(InFrame(face, letterbox, region));
    }

    private Letterbox LetterboxFor(Region region)
    {
        var size = (region.Width, region.Height);
        if (!_letterboxes.TryGetValue(size, out var letterbox))
            _letterboxes[size] = letterbox = new Letterbox(region.Width, region.Height, BlazeFace.Side);
        return letterbox;
    }

    private static DetectedFace InFrame(in DetectedFace face, Letterbox letterbox, Region region)
    {
        var origin = new Vector2(region.X, region.Y) - (letterbox.Margin * letterbox.Shrink);
        var corner = origin + (new Vector2(face.Box.X, face.Box.Y) * letterbox.Shrink);
        var size = new Vector2(face.Box.Width, face.Box.Height) * letterbox.Shrink;
        var points = face.Points;
        for (var i = 0; i < FacePoints.Count; i++) points[i] = origin + (points[i] * letterbox.Shrink);
        return new DetectedFace(new FaceBox(corner.X, corner.Y, size.X, size.Y), face.Score * region.Trust, points);
    }
}
