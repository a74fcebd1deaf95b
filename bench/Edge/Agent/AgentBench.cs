namespace Roomtone.EdgeAgent.Bench.Agent;

/// <summary>Starts the agent with people in front of its camera, then with nobody.</summary>
internal static class AgentBench
{
    private const int Starts = 5;
    private const int EmptyFramesASecond = 5;

    private static readonly TimeSpan PatienceAtStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan PeopleFor = TimeSpan.FromSeconds(20);

    /// <summary>By then .NET has compiled again what runs often; an empty room is a matter of hours.</summary>
    private static readonly TimeSpan SettleFor = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan EmptyFor = TimeSpan.FromSeconds(40);

    public static async Task<AgentFigures> RunAsync(BenchArguments asked)
    {
        var firsts = new List<double>();
        double resident = 0;
        using var people = new PeoplePictures(asked.Photographs);
        for (var start = 1; start <= Starts; start++)
        {
            await using var agent = await AgentRun.StartAsync(asked, ("Camera:Source", "pictures"), ("Camera:Pictures", people.Folder));
            firsts.Add(await FirstReadingAsync(agent));
            if (start < Starts) continue;
            await Task.Delay(PeopleFor, TimeProvider.System);
            resident = agent.ResidentMegabytes;
        }

        firsts.Sort();
        var (all, capture, looks) = await EmptyRoomAsync(asked);
        return new AgentFigures(
            Math.Round(firsts[Starts / 2], 2),
            Math.Round(resident, 1),
            Math.Round(all, 2),
            Math.Round(capture, 2),
            Math.Round(looks, 2)
        );
    }

    private static async Task<double> FirstReadingAsync(AgentRun agent)
    {
        while (await agent.MetricAsync("roomtone_readings_total") is not > 0)
        {
            if (agent.Uptime > PatienceAtStart)
                throw new InvalidOperationException($"The agent gave no mood reading within a minute. {agent.Condition}");
            await Task.Delay(AskEvery, TimeProvider.System);
        }

        var seconds = agent.Uptime.TotalSeconds;
        return await agent.MetricAsync("roomtone_faces_total") > 0
            ? seconds
            : throw new InvalidOperationException(
                "The first mood reading came from pictures in which the agent saw nobody, so it says nothing."
            );
    }

    private static async Task<(double All, double Capture, double Looks)> EmptyRoomAsync(BenchArguments asked)
    {
        var folder = Directory.CreateTempSubdirectory("roomtone-bench-");
        try
        {
            var video = Path.Combine(folder.FullName, "room.avi");
            await EmptyRoomVideo.MakeAsync(video, (int)((SettleFor + EmptyFor).TotalSeconds * 2 * EmptyFramesASecond));
            await using var agent = await AgentRun.StartAsync(
                asked,
                ("Camera:Source", video),
                ("Camera:FramesPerSecond", $"{EmptyFramesASecond}")
            );
            await Task.Delay(SettleFor, TimeProvider.System);
            var (cpu, looks, began) = (agent.ProcessorTime, await agent.MetricAsync("roomtone_detector_runs_total"), agent.Uptime);
            await Task.Delay(EmptyFor, TimeProvider.System);
            var (after, seconds) = (agent.ProcessorTime, (agent.Uptime - began).TotalSeconds);
            var capture = (after.Capture - cpu.Capture) / seconds * 100;
            var runs = (await agent.MetricAsync("roomtone_detector_runs_total") - looks) / seconds ?? double.NaN;
            return (((after.Agent - cpu.Agent) / seconds * 100) + capture, capture, runs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
