using System.Numerics;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Tracking;

namespace Roomtone.EdgeAgent.Vision.Scheduling;

/// <summary>
/// Where the detector looks, frame by frame: at a region in which something moved, in which a face is doubtful, or at which
/// nobody has looked for a while. docs/decisions/014 says what that may miss, and for how long.
/// </summary>
internal sealed class DetectionScheduler(TimeSpan lookAtLeastEvery)
{
    private RegionScheduler[] _watches = [];
    private BrightnessGrid _grid = new(0, 0);
    private (int Width, int Height) _size;
    private Region[] _due = [];
    private bool[] _isDue = [];
    private bool[] _home = [];

    /// <summary>The regions to look at now. Good until the next call.</summary>
    public ReadOnlySpan<Region> Due(Frame frame, IReadOnlyList<FaceTrack> tracks)
    {
        if (_size != (frame.Width, frame.Height)) Prepare(frame.Width, frame.Height);
        Array.Clear(_isDue);
        if (!MayAnyBeDue(frame.CapturedAt)) return [];
        _grid.Measure(frame);
        var count = 0;
        for (var i = 0; i < _watches.Length; i++)
        {
            _isDue[i] = _watches[i].IsDue(frame.CapturedAt, tracks, HomeIn(i, tracks), _grid);
            if (_isDue[i]) _due[count++] = _watches[i].Region;
        }

        return _due.AsSpan(0, count);
    }

    /// <summary>Takes note that the regions were looked at, after the tracks have followed.</summary>
    public void Update(Frame frame, IReadOnlyList<FaceTrack> tracks)
    {
        for (var i = 0; i < _watches.Length; i++)
        {
            if (_isDue[i]) _watches[i].Update(frame.CapturedAt, tracks, HomeIn(i, tracks));
        }
    }

    /// <summary>Forgets what the room looked like.</summary>
    public void Forget()
    {
        _grid.Wipe();
        foreach (var watch in _watches) watch.Forget();
    }

    private bool MayAnyBeDue(DateTimeOffset now)
    {
        foreach (var watch in _watches)
            if (watch.MayBeDue(now)) return true;
        return false;
    }

    private void Prepare(int width, int height)
    {
        _size = (width, height);
        var grid = _grid = new BrightnessGrid(width, height);
        var regions = Regions.ForFrame(width, height);
        _watches =
        [
            .. regions.Select(region => new RegionScheduler(region, new MotionDetector(CellArea.Of(region, grid), grid), lookAtLeastEvery)),
        ];
        (_due, _isDue) = (new Region[regions.Length], new bool[regions.Length]);
    }

    /// <summary>Which tracks a region is to follow: those nearest to its middle, of the regions that hold them whole.</summary>
    private ReadOnlySpan<bool> HomeIn(int watch, IReadOnlyList<FaceTrack> tracks)
    {
        if (_home.Length < tracks.Count) _home = new bool[2 * tracks.Count];
        for (var i = 0; i < tracks.Count; i++) _home[i] = HomeOf(tracks[i].Face.Box) == watch;
        return _home.AsSpan(0, tracks.Count);
    }

    private int HomeOf(FaceBox box)
    {
        var (home, nearest) = (0, float.MaxValue);
        for (var i = 0; i < _watches.Length; i++)
        {
            var region = _watches[i].Region;
            var distance = Vector2.Distance(
                FaceTrack.Centre(box),
                new Vector2(region.X + (region.Width / 2f), region.Y + (region.Height / 2f))
            );
            if (!region.Holds(box, _size.Width, _size.Height))
                distance += _size.Width;
            if (distance < nearest)
                (home, nearest) = (i, distance);
        }

        return home;
    }
}
