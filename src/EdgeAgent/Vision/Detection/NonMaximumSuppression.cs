using System.Numerics;

namespace Roomtone.EdgeAgent.Vision.Detection;

/// <summary>
/// Many anchors see the same face. Those that overlap the best one are blended into it, each with its score as its weight
/// (Bazarevsky et al. 2019, section 3.4: steadier from frame to frame than dropping them).
/// </summary>
internal static class NonMaximumSuppression
{
    /// <summary>As in MediaPipe's face_detection graph.</summary>
    public const float SameFaceOverlap = 0.3f;

    /// <summary>A box that lies this much inside a better one is a part of the same face.</summary>
    public const float InsideShare = 0.7f;

    /// <summary>Leaves one entry a face, the surest first.</summary>
    public static void Apply(FaceCandidates candidates)
    {
        var left = candidates.Faces;
        left.Sort(static (one, other) => other.Score.CompareTo(one.Score));
        var kept = 0;
        while (left.Length > 0)
        {
            var (blended, rest) = TakeFirst(left);
            candidates.Faces[kept++] = blended;
            left = left[rest..];
        }

        candidates.Keep(kept);
    }

    /// <summary>The overlap of two boxes over their union.</summary>
    public static float Overlap(FaceBox one, FaceBox other)
    {
        var common = Common(one, other);
        return common / ((one.Width * one.Height) + (other.Width * other.Height) - common);
    }

    /// <summary>Blends the first with its like and moves the others to the end, in their order.</summary>
    private static (DetectedFace Blended, int RestAt) TakeFirst(Span<DetectedFace> faces)
    {
        var first = faces[0];
        var blend = new FaceBlend();
        blend.Add(first);
        var rest = faces.Length;
        for (var i = faces.Length - 1; i >= 1; i--)
        {
            if (Overlap(first.Box, faces[i].Box) >= SameFaceOverlap) blend.Add(faces[i]);
            else if (!IsPart(first.Box, faces[i].Box)) faces[--rest] = faces[i];
        }

        return (blend.Result(first.Score), rest);
    }

    private static bool IsPart(FaceBox whole, FaceBox part) => Common(whole, part) >= InsideShare * part.Width * part.Height;

    private static float Common(FaceBox one, FaceBox other)
    {
        var width = MathF.Min(one.X + one.Width, other.X + other.Width) - MathF.Max(one.X, other.X);
        var height = MathF.Min(one.Y + one.Height, other.Y + other.Height) - MathF.Max(one.Y, other.Y);
        return MathF.Max(0, width) * MathF.Max(0, height);
    }

    /// <summary>The weighted mean of boxes and points.</summary>
    private struct FaceBlend
    {
        private Vector4 _box;
        private FacePoints _points;
        private float _weight;

        public void Add(in DetectedFace face)
        {
            _box += face.Score * new Vector4(face.Box.X, face.Box.Y, face.Box.Width, face.Box.Height);
            for (var i = 0; i < FacePoints.Count; i++) _points[i] += face.Score * face.Points[i];
            _weight += face.Score;
        }

        public readonly DetectedFace Result(float score)
        {
            var box = _box / _weight;
            var points = _points;
            for (var i = 0; i < FacePoints.Count; i++) points[i] /= _weight;
            return new DetectedFace(new FaceBox(box.X, box.Y, box.Z, box.W), score, points);
        }
    }
}
