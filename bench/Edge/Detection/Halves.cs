using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Bench.Detection;

/// <summary>
/// The shape of the boxes was fitted on the photographs that it is measured on. Here each half of them is measured with
/// what the other half alone says: were the shape fitted too closely, these figures would be lower.
/// </summary>
internal sealed class Halves
{
    private const float SureScore = 0.6f;
    private const float SmallestHeight = 24;
    private const float RightOverlap = 0.5f;

    private readonly List<(IReadOnlyList<LabelledFace> Truth, DetectedFace[] Found)> _pictures = [];

    public void Add(IReadOnlyList<LabelledFace> truth, ReadOnlySpan<DetectedFace> found) => _pictures.Add((truth, found.ToArray()));

    public override string ToString()
    {
        BoxShape[] shapes = [ShapeOf(0), ShapeOf(1)];
        var (near, far) = (new AveragePrecision(40), new AveragePrecision(SmallestHeight));
        for (var i = 0; i < _pictures.Count; i++)
        {
            var shape = shapes[1 - (i % 2)];
            near.Add(_pictures[i].Truth, _pictures[i].Found, shape.Of);
            far.Add(_pictures[i].Truth, _pictures[i].Found, shape.Of);
        }

        return FormattableString.Invariant(
            $"each half with the other's shapes: AP {near.Value():0.000} (40 px), {far.Value():0.000} (24 px); {shapes[0]}, {shapes[1]}"
        );
    }

    private BoxShape ShapeOf(int half) =>
        BoxShape.Fit([.. _pictures.Where((_, i) => i % 2 == half).SelectMany(picture => Pairs(picture.Truth, picture.Found))]);

    private static IEnumerable<(FaceBox Marked, FaceBox Square)> Pairs(IReadOnlyList<LabelledFace> truth, DetectedFace[] found) =>
        from face in found
        where face.Score >= SureScore
        let best = truth
            .Where(marked => marked.Counts && marked.Box.Height >= SmallestHeight)
            .MaxBy(marked => NonMaximumSuppression.Overlap(marked.Box, face.Box))
        where best is not null && NonMaximumSuppression.Overlap(best.Box, face.Box) >= RightOverlap
        select (best.Box, face.Box);
}
