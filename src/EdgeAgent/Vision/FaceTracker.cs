using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Expression;
using Roomtone.EdgeAgent.Vision.Scheduling;
using Roomtone.EdgeAgent.Vision.Tracking;
using Roomtone.EdgeAgent.Vision.Zones;

namespace Roomtone.EdgeAgent.Vision;

/// <summary>
/// Watches the frames of a camera: finds faces where it is worth looking, follows them from frame to frame, and reads what
/// they show. Not thread-safe: its buffers are used again.
/// </summary>
internal sealed class FaceTracker(FaceDetector detector, FaceReadings readings, VisionSettings settings) : IDisposable
{
    /// <summary>A face on which nothing moved is read again after this long: the noise is another one.</summary>
    private static readonly TimeSpan ReadStillFacesEvery = TimeSpan.FromSeconds(0.4);

    private readonly ZoneMask _zones = new(settings.Zones);
    private readonly DetectionScheduler _schedule = new(settings.LookAtLeastEvery);
    private readonly FaceTracks _tracks = new(settings.Smoothing);
    private readonly List<FaceTrack> _toRead = [];
    private readonly List<Face> _faces = [];
    private DetectedFace[] _places = [];
    private ExpressionReading[] _shown = [];

    /// <summary>Runs of the detector since the start.</summary>
    public long Looks { get; private set; }

    /// <summary>Faces that came into view since the start.</summary>
    public long Tracks => _tracks.Begun;

    /// <summary>Faces read since the start, each again in each reading.</summary>
    public long Readings { get; private set; }

    /// <summary>Loads both networks.</summary>
    /// <exception cref="VisionException">A network is missing or damaged.</exception>
    public static FaceTracker Open(VisionSettings settings) =>
        new(
            new FaceDetector(new BlazeFace(settings.DetectorModel)),
            new FaceReadings(new ExpressionNetwork(settings.ExpressionModel)),
            settings
        );

    /// <summary>Looks at a black picture, so that the camera's first ones need not wait for the compiler.</summary>
    public FaceTracker WarmUp(int width, int height)
    {
        var black = new Frame(width, height);
        Array.Clear(black.Pixels);
        Watch(black);
        _ = readings.ReadWhole(black);
        Forget();
        return this;
    }

    /// <summary>The faces in view, those that came first at the front. The list is good until the next call.</summary>
    public IReadOnlyList<Face> Watch(Frame frame)
    {
        _zones.Blacken(frame); // Before anything else: what lies in a zone is seen by nobody.
        if (_tracks.Advance(frame.CapturedAt)) _schedule.Forget();
        Detect(frame);
        Read(frame);
        return Show(frame.CapturedAt);
    }

    /// <summary>Ends all tracks and wipes what is left of the last frames.</summary>
    public void Forget()
    {
        _tracks.Clear();
        _faces.Clear();
        _schedule.Forget();
        detector.Wipe();
        readings.Wipe();
    }

    public void Dispose()
    {
        detector.Dispose();
        readings.Dispose();
    }

    private void Detect(Frame frame)
    {
        var regions = _schedule.Due(frame, _tracks.InView);
        if (regions.Length == 0) return;
        var found = detector.Detect(frame, regions, settings.MinScore);
        _tracks.Follow(found, regions, frame.Width, frame.Height);
        _schedule.Update(frame, _tracks.InView);
        Looks += regions.Length;
    }

    /// <summary>Reads the faces whose place is known, and which may show something new.</summary>
    private void Read(Frame frame)
    {
        _toRead.Clear();
        foreach (var track in _tracks.InView)
        {
            if (track.SeenAt == frame.CapturedAt || (track.IsStill && frame.CapturedAt - track.Shows.ReadAt >= ReadStillFacesEvery))
                _toRead.Add(track);
        }

        if (_toRead.Count == 0) return;
        if (_places.Length < _toRead.Count) (_places, _shown) = (new DetectedFace[_toRead.Count], new ExpressionReading[_toRead.Count]);
        for (var i = 0; i < _toRead.Count; i++) _places[i] = _toRead[i].Face;
        readings.Read(frame, _places.AsSpan(0, _toRead.Count), _shown);
        for (var i = 0; i < _toRead.Count; i++) _toRead[i].Shows.Add(frame.CapturedAt, _shown[i].Expressions);
        Readings += _toRead.Count;
    }

    private List<Face> Show(DateTimeOffset now)
    {
        _faces.Clear();
        foreach (var track in _tracks.InView)
            _faces.Add(
                new Face(track.PredictMarked(now), track.Face.Score, Point.Of(track.Face.Points), track.Shows.Mean(readings.NotSureBelow))
                {
                    Track = track.Id,
                }
            );
        return _faces;
    }
}
