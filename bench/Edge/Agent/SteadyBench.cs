namespace Roomtone.EdgeAgent.Bench.Agent;

/// <summary>The agent with people in view at ten frames a second, for ten minutes: what it collects, and whether it grows.</summary>
internal static class SteadyBench
{
    private const string Full = "roomtone_full_collections_total";

    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Watch = TimeSpan.FromMinutes(10);

    public static async Task<SteadyFigures> RunAsync(BenchArguments asked)
    {
        using var people = new PeoplePictures(asked.Photographs);
        await using var agent = await AgentRun.StartAsync(asked, ("Camera:Source", "pictures"), ("Camera:Pictures", people.Folder));
        await Task.Delay(WarmUp, TimeProvider.System);
        var (full, all, frames, cpu, resident) = (
            await ValueAsync(agent, Full),
            await ValueAsync(agent, "roomtone_collections_total"),
            await ValueAsync(agent, "roomtone_frames_total"),
            agent.ProcessorTime.Agent,
            agent.ResidentMegabytes
        );
        await Task.Delay(Watch, TimeProvider.System);
        return new SteadyFigures(
            await ValueAsync(agent, "roomtone_frames_total") - frames,
            await ValueAsync(agent, Full) - full,
            await ValueAsync(agent, "roomtone_collections_total") - all,
            Math.Round(resident, 1),
            Math.Round(agent.ResidentMegabytes, 1),
            Math.Round((agent.ProcessorTime.Agent - cpu) / Watch.TotalSeconds * 100, 2));
    }

    private static async Task<long> ValueAsync(AgentRun agent, string metric) =>
        (long)(await agent.MetricAsync(metric) ?? throw new InvalidOperationException("The agent no longer answers."));
}
