using System.Text.Json;
using Roomtone.Odd.Bench.Workers;

namespace Roomtone.Odd.Bench;

/// <summary>What came of a run; the limit of crashes, hangs and inputs above the memory is 0.</summary>
internal sealed record OddFigures(
    int Seed,
    double Minutes,
    int Inputs,
    int Crashes,
    int Hangs,
    int AboveLimit,
    IReadOnlyDictionary<string, KindFigures> Kinds,
    IReadOnlyList<string> Finds
)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public bool IsClean => Crashes + Hangs + AboveLimit == 0;

    public static OddFigures Of(int seed, TimeSpan took, IReadOnlyList<KindRun> runs)
    {
        int Count(Verdict verdict) => runs.Sum(run => run.Counts.GetValueOrDefault(verdict));
        return new OddFigures(
            seed,
            Math.Round(took.TotalMinutes, 1),
            runs.Sum(run => run.Inputs),
            Count(Verdict.Crash),
            Count(Verdict.Hang),
            Count(Verdict.AboveLimit),
            runs.ToDictionary(run => run.Kind, KindFigures.Of),
            [.. runs.SelectMany(run => run.Finds).Select(find => find.Name)]
        );
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public override string ToString() => string.Join(
        '\n',
        Kinds
            .Select(kind => $"{kind.Key,-10} {kind.Value.Inputs,9} inputs {kind.Value.Crashes,4} crashes {kind.Value.Hangs,4} hangs {kind.Value.AboveLimit,4} above the limit, peak {kind.Value.PeakMegabytes:0} MB")
            .Append($"{"all",-10} {Inputs,9} inputs {Crashes,4} crashes {Hangs,4} hangs {AboveLimit,4} above the limit, in {Minutes:0.0} min, seed {Seed}")
    );
}

/// <param name="Inputs">How many.</param>
/// <param name="Crashes">An exception got past its boundary, or the process died.</param>
/// <param name="Hangs">Not answered within 10 s.</param>
/// <param name="AboveLimit">Above 512 MB.</param>
/// <param name="PeakMegabytes">The most that one took, the reader's own memory included.</param>
internal sealed record KindFigures(int Inputs, int Crashes, int Hangs, int AboveLimit, double PeakMegabytes)
{
    public static KindFigures Of(KindRun run) => new(
        run.Inputs,
        run.Counts.GetValueOrDefault(Verdict.Crash),
        run.Counts.GetValueOrDefault(Verdict.Hang),
        run.Counts.GetValueOrDefault(Verdict.AboveLimit),
        Math.Round(run.PeakMegabytes));
}
