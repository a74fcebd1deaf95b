using Roomtone.Contracts;
using Roomtone.EdgeAgent.Vision;
using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.Model.Bench;

/// <summary>Measures the expression network through the product's own code.</summary>
internal sealed class ModelBench(VisionSettings settings)
{
    private const int TimingRounds = 200;

    public Figures Measure(IReadOnlyList<LabelledFace> faces)
    {
        using var expressions = new ExpressionNetwork(settings.ExpressionModel);
        using var detector = new BlazeFace(settings.DetectorModel);
        using var reader = FaceReader.Open(settings);
        var ready = faces.Select(face => (face.Label, Shares: Read(expressions, face))).ToList();
        var costs = InterleavedCosts.Medians(TimingRounds, () => expressions.Run(1), detector.Run);
        return Of(new Scores(ready), faces.Count, costs, Whole(faces, ready, new WholePath(reader)));
    }

    private Figures Of(Scores scores, int faces, double[] costs, (double Found, Scores Whole, Scores Same) path) => new(
        faces,
        scores.Accuracy,
        scores.MacroF1(),
        scores.ValenceSignAccuracy,
        scores.CalibrationError(),
        scores.CoverageAt(0.9),
        costs[0],
        costs[1],
        Parameters.Count(settings.ExpressionModel),
        path.Found,
        path.Whole.Accuracy,
        path.Same.Accuracy,
        scores.Confusion());

    private static float[] Read(ExpressionNetwork network, LabelledFace face)
    {
        face.Luma.CopyTo(network.Face(0));
        network.Run(1);
        var shares = new float[Expressions.Count];
        network.Of(0).Expressions.CopyTo(shares);
        return shares;
    }

    private static (double Found, Scores Whole, Scores Same) Whole(
        IReadOnlyList<LabelledFace> faces, List<(int Label, float[] Shares)> ready, WholePath path)
    {
        var whole = new List<(int, float[])>();
        var same = new List<(int, float[])>();
        for (var i = 0; i < faces.Count; i++)
        {
            if (path.Read(faces[i]) is not { } shares) continue;
            whole.Add((faces[i].Label, shares));
            same.Add(ready[i]);
        }

        return ((double)whole.Count / faces.Count, new Scores(whole), new Scores(same));
    }
}
