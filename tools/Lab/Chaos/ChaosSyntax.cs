using System.CommandLine;
using Roomtone.Cli.CommandLine;

namespace Roomtone.Lab.Chaos;

/// <summary><c>./roomtone chaos</c> on the command line.</summary>
internal sealed class ChaosSyntax : CommandSyntax<ChaosOptions>
{
    private const int MostRounds = 1_000;
    private const int MostEventsPerSecond = 5_000;
    private const int MostPayloads = 10_000_000;

    private static readonly ChaosOptions Usual = new();

    private readonly Option<int> _rounds = CommandOption.Number("--rounds", "N", Usual.Rounds, MostRounds, "Each kills all programs, cuts all networks, and does one thing more.");

    private readonly Option<int> _seed = CommandOption.Number("--seed", "N", Usual.Seed, int.MaxValue, "For the order of the faults; without it one is drawn.");

    private readonly Option<int> _eventsPerSecond = CommandOption.Number("--events-per-second", "R", Usual.EventsPerSecond, MostEventsPerSecond, "Of the crowd.");

    private readonly Option<int> _hostile = CommandOption.Number("--hostile", "N", Usual.Hostile, MostPayloads, "Sends malformed or hostile payloads instead of the rounds.");

    private readonly Option<string?> _table = CommandOption.Path("--table", "FILE", "A file for the table of faults.");

    private readonly Option<bool> _json = CommandOption.Flag("--json", "The summary as one JSON line.");

    public ChaosSyntax()
        : base("chaos", "Breaks everything in turn while a fleet sends, and proves that nothing is lost or doubled.")
    {
        foreach (Option option in new Option[] { _rounds, _seed, _eventsPerSecond, _hostile, _table, _json }) Add(option);
    }

    protected override ChaosOptions Read(ParseResult line) => Usual with
    {
        Rounds = line.GetValue(_rounds),
        Seed = line.GetValue(_seed) is > 0 and var seed ? seed : Random.Shared.Next(1, int.MaxValue),
        EventsPerSecond = line.GetValue(_eventsPerSecond),
        Hostile = line.GetValue(_hostile),
        Table = line.GetValue(_table) ?? "",
        Json = line.GetValue(_json),
    };
}
