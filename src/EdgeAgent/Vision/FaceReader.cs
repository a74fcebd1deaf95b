using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Expression;
using Roomtone.EdgeAgent.Vision.Zones;

namespace Roomtone.EdgeAgent.Vision;

/// <summary>Finds the faces of a frame and reads what they show. Not thread-safe: its buffers are used again.</summary>
internal sealed class FaceReader(FaceDetector detector, ExpressionNetwork expressions, VisionSettings settings) : IDisposable
{
    private readonly FaceWarp _warp = new();
    private readonly ZoneMask _zones = new(settings.Zones);
    private readonly List<Face> _faces = [];
    private Region[] _regions = [];
    private (int Width, int Height) _regionsFor;

    /// <summary>Loads both networks.</summary>
    /// <exception cref="VisionException">A network is missing or damaged.</exception>
    public static FaceReader Open(VisionSettings settings) =>
        new(new FaceDetector(new BlazeFace(settings.DetectorModel)), new ExpressionNetwork(settings.ExpressionModel), settings);

    /// <summary>Faces of a frame of the camera, the surest first. The list is good until the next call.</summary>
    public IReadOnlyList<Face> Read(Frame frame)
    {
        if (_regionsFor != (frame.Width, frame.Height))
        {
            _regions = Regions.ForFrame(frame.Width, frame.Height);
            _regionsFor = (frame.Width, frame.Height);
        }

        return Read(frame, _regions);
    }

    /// <summary>Faces of a photograph, which is worth a closer look than a passing frame.</summary>
    public IReadOnlyList<Face> ReadStill(Frame picture) => Read(picture, Regions.ForStill(picture.Width, picture.Height));

    /// <summary>A picture that is one face already cut out; zones are parts of a room and do not apply.</summary>
    public IReadOnlyList<Face> ReadCrop(Frame picture)
    {
        _faces.Clear();
        _warp.Cut(picture, FaceCrop.Whole(picture.Width, picture.Height), expressions.Face(0));
        expressions.Run(1);
        _faces.Add(new Face(new FaceBox(0, 0, picture.Width, picture.Height), 1, [], expressions.Of(0)));
        return _faces;
    }

    /// <summary>Faces in these regions of a frame, the surest first. The list is good until the next call.</summary>
    public IReadOnlyList<Face> Read(Frame frame, ReadOnlySpan<Region> regions)
    {
        _faces.Clear();
        _zones.Blacken(frame); // Before anything else: what lies in a zone is seen by nobody.
        var found = detector.Detect(frame, regions, settings.MinScore);
        for (var first = 0; first < found.Length; first += ExpressionNetwork.MostFaces)
            ReadTogether(frame, found[first..Math.Min(found.Length, first + ExpressionNetwork.MostFaces)]);
        return _faces;
    }

    public void Dispose()
    {
        detector.Dispose();
        expressions.Dispose();
    }

    private void ReadTogether(Frame frame, ReadOnlySpan<DetectedFace> found)
    {
        for (var i = 0; i < found.Length; i++) _warp.Cut(frame, FaceCrop.Of(found[i]), expressions.Face(i));
        expressions.Run(found.Length);
        for (var i = 0; i < found.Length; i++)
            _faces.Add(new Face(found[i].Marked, found[i].Score, PointsOf(found[i]), expressions.Of(i)));
    }

    private static Point[] PointsOf(in DetectedFace face)
    {
        var points = new Point[FacePoints.Count];
        for (var i = 0; i < points.Length; i++) points[i] = new Point(face.Points[i].X, face.Points[i].Y);
        return points;
    }
}
