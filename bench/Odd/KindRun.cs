using Roomtone.Odd.Bench.Inputs;
using Roomtone.Odd.Bench.Mutation;
using Roomtone.Odd.Bench.Workers;

namespace Roomtone.Odd.Bench;

/// <summary>The inputs of one kind, slice by slice.</summary>
internal sealed class KindRun(string kind, string folder, int seed, WorkerLimits limits, Action<string> say, TimeProvider time)
{
    private readonly HashSet<string> _known = [];
    private IReadOnlyList<byte[]> _seeds = [];

    public string Kind => kind;

    public int Inputs { get; private set; }

    public double PeakMegabytes { get; private set; }

    public List<Find> Finds { get; } = [];

    /// <summary>Inputs that were found wanting, also those whose fault is known already.</summary>
    public Dictionary<Verdict, int> Counts { get; } = [];

    /// <summary>Goes on for a while, in a process of its own.</summary>
    public async Task ContinueAsync(TimeSpan slice)
    {
        var own = Path.Combine(folder, "work", kind);
        await using var maker = InputKinds.Make(kind, own);
        if (_seeds.Count == 0) _seeds = await maker.SeedsAsync();
        using var worker = new WorkerProcess(kind, own, limits, time);
        for (var began = time.GetTimestamp(); time.GetElapsedTime(began) < slice; Inputs++)
        {
            var input = Inputs < _seeds.Count ? _seeds[Inputs] : Mutant.Make(seed, kind, Inputs, _seeds, maker.Mutate);
            var outcome = await worker.ReadAsync(input);
            PeakMegabytes = Math.Max(PeakMegabytes, outcome.PeakMegabytes);
            if (outcome.Verdict != Verdict.Answered) await LookAtAsync(worker, input, outcome);
        }
    }

    /// <summary>A machine that is busy with other work makes an input late once, and not twice.</summary>
    private async Task LookAtAsync(WorkerProcess worker, byte[] input, Outcome outcome)
    {
        var again = await worker.ReadAsync(input);
        if (again.Verdict != outcome.Verdict)
        {
            say($"{kind} {Inputs}: {outcome.Verdict} the first time, {again.Verdict} the second; not counted. {outcome.Detail.Split('\n')[0]}");
            return;
        }

        Counts[outcome.Verdict] = Counts.GetValueOrDefault(outcome.Verdict) + 1;
        if (!_known.Add(outcome.Fingerprint)) return;
        var small = outcome.Verdict == Verdict.Crash ? await Reduction.OfAsync(input, worker.ReadAsync, again.Fingerprint) : input;
        var find = new Find(kind, seed, Inputs, outcome, small);
        Finds.Add(find);
        say($"{kind} {Inputs}: {outcome.Fingerprint}; kept as {find.Save(Path.Combine(folder, "finds"))} ({small.Length} bytes)");
    }
}
