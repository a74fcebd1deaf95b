using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Detection;

namespace Roomtone.EdgeAgent.Bench.Detection;

/// <summary>How people mark faces, in parts of the network's square.</summary>
internal sealed record BoxShape(float Width, float Height, float Up)
{
    /// <summary>The medians over pairs of a marked box and the network's square.</summary>
    public static BoxShape Fit(IReadOnlyCollection<(FaceBox Marked, FaceBox Square)> pairs) => new(
        Median(pairs.Select(pair => pair.Marked.Width / pair.Square.Width)),
        Median(pairs.Select(pair => pair.Marked.Height / pair.Square.Height)),
        Median(pairs.Select(pair => (MiddleOf(pair.Square) - MiddleOf(pair.Marked)) / pair.Square.Height)));

    public FaceBox Of(DetectedFace face)
    {
        var (width, height) = (Width * face.Box.Width, Height * face.Box.Height);
        var x = face.Box.X + (face.Box.Width / 2);
        return new FaceBox(x - (width / 2), MiddleOf(face.Box) - (Up * face.Box.Height) - (height / 2), width, height);
    }

    private static float MiddleOf(FaceBox box) => box.Y + (box.Height / 2);

    private static float Median(IEnumerable<float> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
