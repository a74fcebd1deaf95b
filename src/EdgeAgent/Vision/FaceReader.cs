using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Expression;
using Roomtone.EdgeAgent.Vision.Zones;

namespace Roomtone.EdgeAgent.Vision;

/// <summary>
/// Finds the faces of a picture and reads what they show, each picture for itself. <see cref="FaceTracker"/> does it for the
/// frames of a camera. Not thread-safe: its buffers are used again.
/// </summary>
internal sealed class FaceReader(FaceDetector detector, FaceReadings readings, VisionSettings settings) : IDisposable
{
    private readonly ZoneMask _zones = new(settings.Zones);
    private readonly List<Face> _faces = [];
    private ExpressionReading[] _shown = [];
    private Region[] _regions = [];
    private (int Width, int Height) _regionsFor;

    /// <summary>Loads both networks.</summary>
    /// <exception cref="VisionException">A network is missing or damaged.</exception>
    public static FaceReader Open(VisionSettings settings) =>
        new(
            new FaceDetector(new BlazeFace(settings.DetectorModel)),
            new FaceReadings(new ExpressionNetwork(settings.ExpressionModel)),
            settings
        );

    /// <summary>Faces of a frame, looked at as a whole, the surest first. The list is good until the next call.</summary>
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
        _faces.Add(new Face(new FaceBox(0, 0, picture.Width, picture.Height), 1, [], readings.ReadWhole(picture)));
        return _faces;
    }

    /// <summary>Faces in these regions of a frame, the surest first. The list is good until the next call.</summary>
    public IReadOnlyList<Face> Read(Frame frame, ReadOnlySpan<Region> regions)
    {
        _faces.Clear();
        _zones.Blacken(frame); // Before anything else: what lies in a zone is seen by nobody.
        var found = detector.Detect(frame, regions, settings.MinScore);
        if (_shown.Length < found.Length) _shown = new ExpressionReading[found.Length];
        readings.Read(frame, found, _shown);
        for (var i = 0; i < found.Length; i++) _faces.Add(new Face(found[i].Marked, found[i].Score, Point.Of(found[i].Points), _shown[i]));
        return _faces;
    }

    public void Dispose()
    {
        detector.Dispose();
        readings.Dispose();
    }
}
