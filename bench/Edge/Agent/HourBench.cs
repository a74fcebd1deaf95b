using static System.FormattableString;

namespace Roomtone.EdgeAgent.Bench.Agent;

/// <summary>
/// One hour at ten frames a second with people in view, twice at once: with a history that confirms each event, and
/// with one that is away all the time, so that the list of events grows.
/// </summary>
internal static class HourBench
{
    private static readonly int[] Minutes = [1, 5, 10, 15, 20, 30, 40, 50, 60];

    public static async Task<IReadOnlyList<HourSample>> RunAsync(BenchArguments asked, TextWriter report)
    {
        using var people = new PeoplePictures(asked.Photographs);
        (string Key, string Value)[] camera = [("Camera:Source", "pictures"), ("Camera:Pictures", people.Folder)];
        await using var answered = await AgentRun.StartAsync(asked, camera);
        await using var confirmations = answered.ConfirmEvents();
        await using var alone = await AgentRun.StartAsync(asked, camera);

        var samples = new List<HourSample>();
        foreach (var minute in Minutes)
        {
            if (TimeSpan.FromMinutes(minute) - answered.Uptime is { Ticks: > 0 } wait) await Task.Delay(wait, TimeProvider.System);
            foreach (var (history, agent) in ((string, AgentRun)[])[(HourSample.Confirms, answered), (HourSample.Away, alone)])
            {
                var sample = await SampleAsync(history, minute, agent);
                samples.Add(sample);
                await report.WriteLineAsync(
                    Invariant(
                        $"{minute,2} min, history {history,-8}: resident {sample.Memory.ResidentMb,6:0.0} MB, its own {sample.Memory.OwnMb,6:0.0}, managed {sample.ManagedMb,5:0.0}, {sample.Memory.Files} files, {sample.Memory.Threads} threads, {sample.Unconfirmed} events wait, {sample.FullCollections} full collections, {sample.Frames} frames"
                    )
                );
            }
        }

        return samples;
    }

    private static async Task<HourSample> SampleAsync(string history, int minute, AgentRun agent) => new(
        history,
        minute,
        agent.Memory,
        Math.Round(await ValueAsync(agent, "roomtone_managed_memory_bytes") / 1024 / 1024, 1),
        (long)await ValueAsync(agent, "roomtone_frames_total"),
        (long)await ValueAsync(agent, "roomtone_outbox_depth"),
        (long)await ValueAsync(agent, "roomtone_full_collections_total"),
        agent.ProcessorTime.Agent);

    private static async Task<double> ValueAsync(AgentRun agent, string metric) =>
        await agent.MetricAsync(metric) ?? throw new InvalidOperationException($"The agent no longer answers. {agent.Condition}");
}
