using Roomtone.Lab;
using Roomtone.Odd.Bench;
using Roomtone.Odd.Bench.Library;
using Roomtone.Odd.Bench.Workers;

if (args is [WorkerLoop.Verb, var kind, var own]) return await WorkerLoop.RunAsync(kind, own);

try
{
    var asked = OddOptions.Parse(args);
    var folder = Path.Combine(Repository.RunFolder ?? Path.GetTempPath(), "bench", "odd");
    var progress = asked.Json ? Console.Error : Console.Out;
    var bench = new OddBench(asked, folder, line => progress.WriteLine(line), TimeProvider.System);
    if (asked.Library)
    {
        var plan = new OddLibraryPlan(asked.Files, SecondsOfATrack: 24, Times: 60, TimeSpan.FromMinutes(1));
        var run = new OddLibraryRun(Path.Combine(folder, "library"), plan, line => progress.WriteLine(line), TimeProvider.System);
        var played = await run.RunAsync(default);
        await progress.WriteLineAsync(played.ToString());
        if (asked.Json) Console.WriteLine(played.ToJson());
        return played.IsClean ? 0 : 1;
    }

    if (asked.Replay is { } file)
    {
        var outcome = await bench.ReplayAsync(file);
        Console.WriteLine($"{outcome.Verdict}, {outcome.PeakMegabytes:0} MB {outcome.Detail}");
        return outcome.Verdict == Verdict.Answered ? 0 : 1;
    }

    var figures = await bench.RunAsync();
    if (asked.Json) Console.WriteLine(figures.ToJson());
    return figures.IsClean ? 0 : 1;
}
catch (ArgumentException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
