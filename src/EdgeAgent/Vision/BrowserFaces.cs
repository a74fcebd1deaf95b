using Roomtone.Contracts;
using Roomtone.EdgeAgent.Camera.Browser;
using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Tracking;
using Roomtone.EdgeAgent.Vision.Zones;

namespace Roomtone.EdgeAgent.Vision;

/// <summary>
/// A page has found the faces and read what they show; from there they are followed as those of a camera are. No network
/// is loaded. Not thread-safe: its buffers are used again.
/// </summary>
/// <param name="page">Whose readings.</param>
/// <param name="settings">The detector's threshold, zones and smoothing hold here too.</param>
/// <param name="notSureBelow">The confidence below which the networks' answer is "not sure".</param>
internal sealed class BrowserFaces(BrowserCapture page, VisionSettings settings, float notSureBelow) : IFaceSource
{
    /// <summary>Tracks reckon in pixels; the page's shares of the picture become those of a picture of this height.</summary>
    private const int Height = 480;

    private readonly FaceTracks _tracks = new(settings.Smoothing);
    private readonly IReadOnlyList<Zone> _zones = [.. settings.Zones.Select(corners => new Zone(corners))];
    private readonly List<BrowserFace> _seen = [];
    private readonly List<Face> _faces = [];
    private readonly DetectedFace[] _found = new DetectedFace[BrowserReading.MostFaces];
    private ArrivedReading? _arrived;

    public long Looks => 0;

    public long Tracks => _tracks.Begun;

    public async ValueTask<DateTimeOffset> WaitAsync(CancellationToken cancellationToken)
    {
        _arrived = await page.TakeAsync(cancellationToken);
        return _arrived.At;
    }

    public IReadOnlyList<Face> Watch()
    {
        if (_arrived is not { At: var at, Reading: var reading }) return [];
        _arrived = null;
        _tracks.Advance(at);
        var width = (int)MathF.Round(Height * reading.Aspect);
        Follow(at, reading, width);
        return Show(at);
    }

    public void Forget()
    {
        _tracks.Clear();
        _seen.Clear();
        _faces.Clear();
    }

    private void Follow(DateTimeOffset at, BrowserReading reading, int width)
    {
        _seen.Clear();
        _seen.AddRange(reading.Faces.Where(IsSeen));
        for (var i = 0; i < _seen.Count; i++) _found[i] = new DetectedFace(InPixels(_seen[i], width), _seen[i].Score, default);
        var tracks = _tracks.Follow(_found.AsSpan(0, _seen.Count), [new Region(0, 0, width, Height)], width, Height);
        for (var i = 0; i < _seen.Count; i++) tracks[i].Shows.Add(at, _seen[i].Expressions);
    }

    /// <summary>The page does not know the box's settings; a face whose middle lies in a zone is seen by nobody.</summary>
    private bool IsSeen(BrowserFace face) =>
        face.Score >= settings.MinScore
        && !_zones.Any(zone => zone.Contains(face.X + (face.Width / 2), face.Y + (face.Height / 2)));

    private static FaceBox InPixels(BrowserFace face, int width) =>
        new(face.X * width, face.Y * Height, face.Width * width, face.Height * Height);

    private List<Face> Show(DateTimeOffset now)
    {
        _faces.Clear();
        foreach (var track in _tracks.InView)
            _faces.Add(new Face(track.PredictBox(now), track.Face.Score, [], track.Shows.Mean(notSureBelow)) { Track = track.Id });
        return _faces;
    }
}
