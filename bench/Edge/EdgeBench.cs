using System.Globalization;
using Roomtone.EdgeAgent.Bench.Cost;
using Roomtone.EdgeAgent.Bench.Detection;

namespace Roomtone.EdgeAgent.Bench;

/// <summary>Measures, and tells each figure beside its limit.</summary>
internal static class EdgeBench
{
    public static async Task<EdgeFigures> MeasureAsync(BenchArguments asked, TextWriter report)
    {
        var costs = await CostBench.RunAsync(asked);
        var figures = OfCosts(costs);
        foreach (var cost in costs) await report.WriteLineAsync(Line(cost));
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"pipeline_ratio         {figures.PipelineRatio:0.000}  limit 1.10, the worst of the three"));
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"allocated_kb_per_frame {figures.AllocatedKbPerFrame:0.00}   limit 2"));
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"resident_mb            {figures.ResidentMb:0}     limit 200; this process, with camera, vision and mood"));
        return asked.Detection is { } folder ? await WithDetectionAsync(figures, folder, asked, report) : figures;
    }

    private static EdgeFigures OfCosts(IReadOnlyList<FrameCost> costs)
    {
        var typical = costs.Single(cost => cost.Faces == 2);
        return new EdgeFigures
        {
            PipelineRatio = Math.Round(costs.Max(cost => cost.Ratio), 4),
            FrameCpuMs = Math.Round(typical.AgentMs, 3),
            InferenceCpuMs = Math.Round(typical.InferenceMs, 3),
            AllocatedKbPerFrame = Math.Round(costs.Max(cost => cost.AllocatedKb), 3),
            ResidentMb = Math.Round(Environment.WorkingSet / 1024.0 / 1024.0, 1),
            ByFaces = costs,
        };
    }

    private static async Task<EdgeFigures> WithDetectionAsync(EdgeFigures figures, string folder, BenchArguments asked, TextWriter report)
    {
        var detection = await DetectionBench.RunAsync(folder, asked.DetectorModel, report);
        return figures with { Ap40 = detection.Ap40, Ap24 = detection.Ap24, DetectionCpuMs = detection.Milliseconds };
    }

    private static string Line(FrameCost cost) => string.Create(
        CultureInfo.InvariantCulture,
        $"{cost.Faces} face(s): agent {cost.AgentMs:0.00} ms CPU a frame, bare inference {cost.InferenceMs:0.00} ms, ratio {cost.Ratio:0.000}, {cost.AllocatedKb:0.00} KB allocated");
}
