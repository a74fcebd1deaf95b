using System.Numerics;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Vision.Tracking;

/// <summary>The faces in view.</summary>
internal sealed class FaceTracks(TimeSpan smoothing)
{
    /// <summary>
    /// A face that is not found where it should be is still taken as there for this long: people blink, turn, and cover
    /// themselves.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const int MissesToLeave = 2;

    /// <summary>A face too large for any region is missed by none; it leaves after this long without being found.</summary>
    private static readonly TimeSpan LongestUnseen = TimeSpan.FromSeconds(5);

    /// <summary>Without frames for this long nothing of before is used.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromSeconds(3);

    private readonly List<FaceTrack> _tracks = [];
    private readonly List<FaceTrack> _followed = [];
    private readonly TrackMatching _matching = new();
    private DateTimeOffset _now;

    public IReadOnlyList<FaceTrack> InView => _tracks;

    /// <summary>Tracks begun since the agent's start.</summary>
    public long Begun { get; private set; }

    /// <summary>Moves on to a frame's time. A gap, or a clock that is set back, ends all tracks.</summary>
    /// <returns>Whether they were ended.</returns>
    public bool Advance(DateTimeOffset now)
    {
        var broken = now < _now || now - _now > Gap;
        _now = now;
        if (broken) _tracks.Clear();
        else _tracks.RemoveAll(HasLeft);
        return broken;
    }

    /// <summary>Updates the tracks with what the detector found.</summary>
    /// <param name="found">The faces.</param>
    /// <param name="looked">The regions that the detector ran on.</param>
    /// <param name="width">Pixels of the frame.</param>
    /// <param name="height">Pixels of the frame.</param>
    /// <returns>The track of each face, in the order of the faces. Good until the next call.</returns>
    public IReadOnlyList<FaceTrack> Follow(ReadOnlySpan<DetectedFace> found, ReadOnlySpan<Region> looked, int width, int height)
    {
        var before = _tracks.Count;
        var trackOf = _matching.Match(_now, _tracks, found);
        for (var track = 0; track < before; track++)
        {
            if (!trackOf.Contains(track) && ShouldBeSeen(_tracks[track].PredictBox(_now), looked, width, height)) _tracks[track].Miss();
        }

        _followed.Clear();
        for (var face = 0; face < found.Length; face++)
        {
            if (trackOf[face] >= 0) _tracks[trackOf[face]].Find(_now, found[face]);
            else _tracks.Add(new FaceTrack(++Begun, _now, found[face], smoothing));
            _followed.Add(trackOf[face] >= 0 ? _tracks[trackOf[face]] : _tracks[^1]);
        }

        return _followed;
    }

    public void Clear()
    {
        _tracks.Clear();
        _followed.Clear();
    }

    private bool HasLeft(FaceTrack track) =>
        (track.Misses >= MissesToLeave && _now - track.SeenAt >= Patience) || _now - track.SeenAt >= LongestUnseen;

    private static bool ShouldBeSeen(FaceBox box, ReadOnlySpan<Region> looked, int width, int height)
    {
        foreach (var region in looked)
        {
            if (region.Holds(box, width, height)) return true;
        }

        return false;
    }
}

/// <summary>Assigns detected faces to tracks: the closest pairs first, each face and each track once.</summary>
internal sealed class TrackMatching
{
    /// <summary>How far from its expected place a face may be, in its own sizes: a walk of 200 pixels a second between two looks.</summary>
    private const float Reach = 1.4f;

    /// <summary>The smaller of two boxes of one face is at least this part of the larger.</summary>
    private const float LikeSize = 0.6f;

    private readonly List<(float Distance, int Track, int Face)> _pairs = [];
    private int[] _trackOf = [];

    /// <returns>For each face the index of its track, or -1. Good until the next call.</returns>
    public ReadOnlySpan<int> Match(DateTimeOffset now, IReadOnlyList<FaceTrack> tracks, ReadOnlySpan<DetectedFace> faces)
    {
        if (_trackOf.Length < faces.Length) _trackOf = new int[faces.Length];
        var trackOf = _trackOf.AsSpan(0, faces.Length);
        trackOf.Fill(-1);
        CollectPairs(now, tracks, faces);
        _pairs.Sort(static (one, other) => one.Distance.CompareTo(other.Distance));
        foreach (var (_, track, face) in _pairs)
        {
            if (trackOf[face] < 0 && !trackOf.Contains(track)) trackOf[face] = track;
        }

        return trackOf;
    }

    private void CollectPairs(DateTimeOffset now, IReadOnlyList<FaceTrack> tracks, ReadOnlySpan<DetectedFace> faces)
    {
        _pairs.Clear();
        for (var track = 0; track < tracks.Count; track++)
        {
            var expected = tracks[track].PredictBox(now);
            for (var face = 0; face < faces.Length; face++)
            {
                if (Distance(expected, faces[face].Box) is { } distance) _pairs.Add((distance, track, face));
            }
        }
    }

    /// <summary>Between the centres, in sizes of the face; null when they cannot be the same.</summary>
    private static float? Distance(FaceBox expected, FaceBox found)
    {
        var (smaller, larger) = (MathF.Min(expected.Width, found.Width), MathF.Max(expected.Width, found.Width));
        if (smaller < LikeSize * larger) return null;
        var distance = 2 * Vector2.Distance(FaceTrack.Centre(expected), FaceTrack.Centre(found)) / (smaller + larger);
        return distance <= Reach ? distance : null;
    }
}
