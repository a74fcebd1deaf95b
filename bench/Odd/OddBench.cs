using Roomtone.Odd.Bench.Inputs;
using Roomtone.Odd.Bench.Workers;

namespace Roomtone.Odd.Bench;

/// <summary>Damaged inputs of every kind in turn, for as long as was asked.</summary>
internal sealed class OddBench(OddOptions asked, string folder, Action<string> say, TimeProvider time)
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(20);

    /// <summary>The issue's limit of time, and the memory that each service's unit gives it.</summary>
    private static readonly WorkerLimits Limits = new(TimeSpan.FromSeconds(10), 512);

    public async Task<OddFigures> RunAsync()
    {
        var began = time.GetTimestamp();
        var length = TimeSpan.FromMinutes(asked.Minutes);
        var slice = TimeSpan.FromTicks(Math.Min(Slice.Ticks, length.Ticks / asked.Kinds.Count));
        var runs = asked.Kinds.Select(kind => new KindRun(kind, folder, asked.Seed, Limits, say, time)).ToList();
        while (time.GetElapsedTime(began) < length)
        {
            foreach (var run in runs.TakeWhile(_ => time.GetElapsedTime(began) < length)) await run.ContinueAsync(slice);
            say(OddFigures.Of(asked.Seed, time.GetElapsedTime(began), runs).ToString());
        }

        return OddFigures.Of(asked.Seed, time.GetElapsedTime(began), runs);
    }

    /// <summary>Reads a find again.</summary>
    public async Task<Outcome> ReplayAsync(string file)
    {
        var path = File.Exists(file) ? file : Path.Combine(folder, "finds", file);
        if (!File.Exists(path)) throw new ArgumentException($"There is no find {file}. They are in {Path.Combine(folder, "finds")}.");
        var kind = InputKinds.Names.FirstOrDefault(name => Path.GetFileName(path).StartsWith(name + "-", StringComparison.Ordinal));
        if (kind is null) throw new ArgumentException($"{file} does not begin with a kind of input: {string.Join(", ", InputKinds.Names)}.");
        using var worker = new WorkerProcess(kind, Path.Combine(folder, "work", kind), Limits, time);
        return await worker.ReadAsync(await File.ReadAllBytesAsync(path));
    }
}
