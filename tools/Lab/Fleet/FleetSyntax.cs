using System.CommandLine;
using Roomtone.Cli.CommandLine;

namespace Roomtone.Lab.Fleet;

/// <summary><c>./roomtone fleet</c> on the command line.</summary>
internal sealed class FleetSyntax : CommandSyntax<FleetOptions>
{
    private const int MostDevices = 4_000;
    private const int MostEventsPerSecond = 20_000;
    private const int LongestSeconds = 24 * 3600;

    private static readonly TimeSpan UsualLength = TimeSpan.FromSeconds(20);

    private readonly Option<int> _devices = CommandOption.Number("--devices", "N", 20, MostDevices, "Simulated boxes.");

    private readonly Option<int> _eventsPerSecond = CommandOption.Number("--events-per-second", "R", 100, MostEventsPerSecond, "Of all boxes together.");

    private readonly Option<TimeSpan?> _for = CommandOption.Seconds("--for", LongestSeconds, "How long they send; what they hold then is still handed over.");

    private readonly Option<bool> _json = CommandOption.Flag("--json", "The summary as one JSON line.");

    public FleetSyntax()
        : base("fleet", "Simulated boxes send events and drop out at random; proves that each is stored exactly once.")
    {
        foreach (Option option in new Option[] { _devices, _eventsPerSecond, _for, _json }) Add(option);
    }

    protected override FleetOptions Read(ParseResult line) =>
        new(line.GetValue(_devices), line.GetValue(_eventsPerSecond), line.GetValue(_for) ?? UsualLength, line.GetValue(_json));
}
