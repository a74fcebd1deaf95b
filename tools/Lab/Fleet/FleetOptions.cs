namespace Roomtone.Lab.Fleet;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Devices">How many boxes, 1 to 4,000; all of them in this process.</param>
/// <param name="EventsPerSecond">Of all boxes together, 1 to 20,000.</param>
/// <param name="For">How long they notice something; what they hold then is still handed over.</param>
/// <param name="Json">Whether the summary is one JSON line.</param>
internal sealed record FleetOptions(int Devices = 20, int EventsPerSecond = 100, TimeSpan For = default, bool Json = false);
