using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Bench.Detection;

/// <summary>
/// The area under precision over recall (every point, as PASCAL VOC 2010) at an overlap of 0.5, for faces of a height and more.
/// Smaller and invalid faces are ignored, and so are boxes that match nothing and are smaller.
/// </summary>
internal sealed class AveragePrecision(float minHeight)
{
    private const float RightOverlap = 0.5f;

    private readonly List<(float Score, bool Right)> _found = [];
    private int _faces;

    /// <param name="truth">The faces that people marked.</param>
    /// <param name="found">The faces that were found.</param>
    /// <param name="shape">Makes the box that is compared; without it, the product's own.</param>
    public void Add(IReadOnlyList<LabelledFace> truth, ReadOnlySpan<DetectedFace> found, Func<DetectedFace, FaceBox>? shape = null)
    {
        _faces += truth.Count(Counts);
        var taken = new bool[truth.Count];
        foreach (ref readonly var face in found)
        {
            var box = shape?.Invoke(face) ?? face.Marked;
            var best = Enumerable
                .Range(0, truth.Count)
                .Where(i => !taken[i] && NonMaximumSuppression.Overlap(truth[i].Box, box) >= RightOverlap)
                .OrderByDescending(i => Counts(truth[i]))
                .ThenByDescending(i => NonMaximumSuppression.Overlap(truth[i].Box, box))
                .FirstOrDefault(-1);
            if (best >= 0)
                taken[best] = Counts(truth[best]);
            if (best >= 0 ? Counts(truth[best]) : box.Height >= minHeight)
                _found.Add((face.Score, best >= 0));
        }
    }

    public double Value()
    {
        var (right, area, bestAfter) = (0, 0.0, 0.0);
        var precisions = new List<double>();
        var ordered = _found.OrderByDescending(face => face.Score).ToList();
        for (var i = 0; i < ordered.Count; i++)
            if (ordered[i].Right) precisions.Add(++right / (i + 1.0));
        for (var i = precisions.Count - 1; i >= 0; i--)
        {
            bestAfter = Math.Max(bestAfter, precisions[i]);
            area += bestAfter;
        }

        return area / Math.Max(1, _faces);
    }

    /// <summary>Precision and recall of what scores at least this much.</summary>
    public (double Precision, double Recall) At(float score)
    {
        var kept = _found.Where(face => face.Score >= score).ToList();
        var right = kept.Count(face => face.Right);
        return (right / Math.Max(1.0, kept.Count), right / Math.Max(1.0, _faces));
    }

    private bool Counts(LabelledFace face) => face.Counts && face.Box.Height >= minHeight;
}
