using Roomtone.EdgeAgent.Bench.Agent;
using Roomtone.EdgeAgent.Bench.Cost;
using Roomtone.EdgeAgent.Bench.Detection;
using Roomtone.EdgeAgent.Bench.Peers;
using Roomtone.EdgeAgent.Bench.Walk;
using static System.FormattableString;

namespace Roomtone.EdgeAgent.Bench;

/// <summary>Measures, and tells each figure beside its limit.</summary>
internal sealed class EdgeBench(BenchArguments asked, TextWriter report)
{
    public async Task<EdgeFigures> MeasureAsync()
    {
        var figures = new EdgeFigures();
        if (asked.Wants("cost")) figures = await WithCostsAsync(figures);
        if (asked.Wants("walk")) figures = await WithWalkAsync(figures);
        if (asked.Wants("agent")) figures = await WithAgentAsync(figures);
        if (asked.Only == "steady") figures = await WithSteadyAsync(figures);
        if (asked.Only == "hour") figures = figures with { Hour = await HourBench.RunAsync(asked, report) };
        if (asked.Wants("peers")) figures = await WithPeersAsync(figures);
        if (asked.Wants("detection") && asked.Detection is { } folder) figures = await WithDetectionAsync(figures, folder);
        return figures;
    }

    private async Task<EdgeFigures> WithCostsAsync(EdgeFigures figures)
    {
        var costs = await CostBench.RunAsync(asked, report);
        foreach (var cost in costs) await SayAsync(Line(cost));
        var typical = costs.Single(cost => cost is { Faces: 2, Way: Way.Always });
        figures = figures with
        {
            PipelineRatio = Worst(costs, Way.Always),
            PipelineRatioMoving = Worst(costs, Way.Moving),
            PipelineRatioStill = Worst(costs, Way.Still),
            FrameCpuMs = Math.Round(typical.AgentMs, 3),
            InferenceCpuMs = Math.Round(typical.InferenceMs, 3),
            AllocatedKbPerFrame = Math.Round(costs.Max(cost => cost.AllocatedKb), 3),
            ByFaces = costs,
        };
        await SayAsync(
            Invariant(
                $"pipeline_ratio         {figures.PipelineRatio:0.000}  limit 1.10, the worst of the three with the detector in every frame"
            )
        );
        await SayAsync(Invariant($"allocated_kb_per_frame {figures.AllocatedKbPerFrame:0.00}   limit 2"));
        return figures;
    }

    private async Task<EdgeFigures> WithWalkAsync(EdgeFigures figures)
    {
        var walk = await WalkBench.RunAsync(asked);
        await SayAsync(
            Invariant(
                $"{walk.Walks} walks into the room, {walk.Missed} missed; found later than by a look at every frame: median {walk.LaterMedianS:0.0} s, worst {walk.LaterWorstS:0.0} s"
            )
        );
        return figures with { Walk = walk };
    }

    private async Task<EdgeFigures> WithAgentAsync(EdgeFigures figures)
    {
        var agent = await AgentBench.RunAsync(asked);
        await SayAsync(Invariant($"first_reading_s         {agent.FirstReadingS:0.00}  limit 2, from the start of the process"));
        await SayAsync(Invariant($"resident_mb             {agent.ResidentMb:0}   limit 200; the agent with its broker, without a player"));
        await SayAsync(
            Invariant(
                $"empty_room_core_percent {agent.EmptyRoomCorePercent:0.00}  limit 3; {agent.EmptyRoomCapturePercent:0.00} of it is the capture; {agent.EmptyRoomDetectorRunsASecond:0.0} runs of the detector a second"
            )
        );
        return figures with
        {
            FirstReadingS = agent.FirstReadingS,
            ResidentMb = agent.ResidentMb,
            EmptyRoomCorePercent = agent.EmptyRoomCorePercent,
            Agent = agent,
        };
    }

    private async Task<EdgeFigures> WithSteadyAsync(EdgeFigures figures)
    {
        var steady = await SteadyBench.RunAsync(asked);
        await SayAsync(
            Invariant(
                $"collections of the whole heap within ten minutes: {steady.FullCollections}  limit 0; {steady.Collections} of any kind, {steady.Frames} frames, {steady.CorePercent:0.0} % of a core, resident {steady.ResidentMbBefore:0} to {steady.ResidentMbAfter:0} MB"
            )
        );
        return figures with { Steady = steady };
    }

    private async Task<EdgeFigures> WithPeersAsync(EdgeFigures figures)
    {
        if (!PeerBench.IsInstalled(asked))
        {
            await SayAsync("peer_ratio is not measured: run ./roomtone bench edge once with a network, which installs the peers.");
            return figures;
        }

        var all = await PeerBench.RunAsync(asked);
        foreach (var one in all)
            await SayAsync(
                Invariant(
                    $"{one.Name,-10} {one.CpuMs,6:0.0} ms CPU a picture, recall {one.Recall:0.00}, {one.FalseFinds} finds that are no face, agreement {one.Agreement:0.00}"
                )
            );
        var ratio = Math.Round(all[0].CpuMs / all.Skip(1).Min(peer => peer.CpuMs), 4);
        await SayAsync(Invariant($"peer_ratio             {ratio:0.000}  limit 0.25"));
        return figures with { PeerRatio = ratio, Peers = all };
    }

    private async Task<EdgeFigures> WithDetectionAsync(EdgeFigures figures, string folder)
    {
        var detection = await DetectionBench.RunAsync(folder, asked.DetectorModel, report);
        return figures with { Ap40 = detection.Ap40, Ap24 = detection.Ap24, DetectionCpuMs = detection.Milliseconds };
    }

    private static double Worst(IEnumerable<FrameCost> costs, string way) =>
        Math.Round(costs.Where(cost => cost.Way == way).Max(cost => cost.Ratio), 4);

    private Task SayAsync(string line) => report.WriteLineAsync(line);

    private static string Line(FrameCost cost) =>
        Invariant(
            $"{cost.Faces} face(s), {cost.Way,-25}: agent {cost.AgentMs,5:0.00} ms CPU a frame, bare inference {cost.InferenceMs,5:0.00} ms, ratio {cost.Ratio:0.000}, {cost.AllocatedKb:0.00} KB, {cost.DetectorRuns:0.00} detector runs"
        );
}
