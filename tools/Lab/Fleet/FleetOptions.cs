using Roomtone.Hosting;

namespace Roomtone.Lab.Fleet;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Devices">How many boxes, 1 to 4,000; all of them in this process.</param>
/// <param name="EventsPerSecond">Of all boxes together, 1 to 20,000.</param>
/// <param name="For">How long they notice something; what they hold then is still handed over.</param>
/// <param name="Json">Whether the summary is one JSON line.</param>
internal sealed record FleetOptions(int Devices = 20, int EventsPerSecond = 100, TimeSpan For = default, bool Json = false)
{
    private const int MostDevices = 4_000;

    private const int MostEventsPerSecond = 20_000;
    private const int LongestSeconds = 24 * 3600;

    private static readonly TimeSpan UsualLength = TimeSpan.FromSeconds(20);

    /// <exception cref="UsageException">An argument is not known, or its value is not allowed.</exception>
    public static FleetOptions Parse(IEnumerable<string> arguments)
    {
        var options = new FleetOptions(For: UsualLength);
        var rest = new Arguments(arguments);
        while (rest.Next(out var argument))
        {
            options = argument switch
            {
                "--devices" => options with { Devices = rest.Number(MostDevices) },
                "--events-per-second" => options with { EventsPerSecond = rest.Number(MostEventsPerSecond) },
                "--for" => options with { For = rest.Seconds(LongestSeconds) },
                "--json" => options with { Json = true },
                _ => throw new UsageException($"fleet does not know '{argument}'. It knows --devices N, --events-per-second R, --for SECONDS and --json."),
            };
        }

        return options;
    }
}
