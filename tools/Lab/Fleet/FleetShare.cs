namespace Roomtone.Lab.Fleet;

/// <summary>What one process does of a fleet.</summary>
/// <param name="Devices">The names of its boxes, <see cref="FleetOptions.MostInOneProcess"/> at most.</param>
/// <param name="EventsPerSecond">Of all its boxes together.</param>
/// <param name="For">How long they notice something.</param>
/// <param name="Seed">For all that is left to chance.</param>
internal sealed record FleetShare(IReadOnlyList<string> Devices, double EventsPerSecond, TimeSpan For, int Seed);

/// <summary>What one process did of a fleet.</summary>
/// <param name="Outboxes">What there was to hand over.</param>
/// <param name="Drops">How often a box was taken off the wire.</param>
/// <param name="Resent">Events that went out more than once.</param>
/// <param name="Waiting">Events that no confirmation came for.</param>
/// <param name="Seconds">From the first event to the last confirmation.</param>
internal sealed record FleetReport(IReadOnlyList<SentEvents> Outboxes, int Drops, long Resent, long Waiting, double Seconds);
