using System.Numerics;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Vision.Tracking;

/// <summary>Which found face is which track: the closest pairs first, each face and each track once.</summary>
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
