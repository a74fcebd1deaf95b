using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Expression;

namespace Roomtone.EdgeAgent.Bench.Cost;

/// <summary>The runs that the networks really made, so that the same can be made again with nothing around them.</summary>
internal sealed class NetworkRuns(BlazeFace detection, ExpressionNetwork expressions)
{
    private long _detector = detection.Runs;
    private readonly long[] _bySize = [.. expressions.RunsBySize];

    public long Detector => detection.Runs - _detector;

    /// <summary>Runs each again that was made since this was made.</summary>
    public void Repeat()
    {
        var detector = Detector;
        var bySize = expressions.RunsBySize.Select((runs, size) => runs - _bySize[size]).ToList();
        for (var run = 0; run < detector; run++) detection.Run();
        for (var size = 1; size < bySize.Count; size++)
            for (var run = 0; run < bySize[size]; run++) expressions.Run(size);
        _detector = detection.Runs;
    }
}
