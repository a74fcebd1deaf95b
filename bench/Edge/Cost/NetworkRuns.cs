using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Bench.Cost;

/// <summary>
/// The runs that the networks really made, so that the same can be made again with nothing around them. In the same order:
/// a network that runs again and again finds more of itself in the processor's cache than two that take turns.
/// </summary>
internal sealed class NetworkRuns(BlazeFace detection, ExpressionNetwork expressions, int frames)
{
    private const int Detector = 0;

    private readonly List<int> _order = new(4 * frames);
    private readonly long[] _bySize = [.. expressions.RunsBySize];
    private long _detector = detection.Runs;

    public int DetectorRuns => _order.Count(run => run == Detector);

    /// <summary>Takes note of what ran for one frame: the detector first, then the expressions.</summary>
    public void Note()
    {
        for (; _detector < detection.Runs; _detector++) _order.Add(Detector);
        for (var size = 1; size < _bySize.Length; size++)
            for (; _bySize[size] < expressions.RunsBySize[size]; _bySize[size]++) _order.Add(size);
    }

    /// <summary>Runs each again that was noted.</summary>
    public void Repeat()
    {
        foreach (var run in _order)
        {
            if (run == Detector) detection.Run();
            else expressions.Run(run);
        }
    }
}
