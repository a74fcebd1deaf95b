namespace Roomtone.Lab.Fleet;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Devices">How many boxes, 1 to 4,000; more than <see cref="MostInOneProcess"/> are spread over processes.</param>
/// <param name="EventsPerSecond">Of all boxes together, 1 to 20,000.</param>
/// <param name="For">How long they notice something; what they hold then is still handed over.</param>
/// <param name="Json">Whether the summary is one JSON line.</param>
internal sealed record FleetOptions(int Devices = 20, int EventsPerSecond = 100, TimeSpan For = default, bool Json = false)
{
    /// <summary>
    /// libmosquitto waits with select(2), which takes descriptors below 1,024 only, and holds three for each link:
    /// its socket and the pair that wakes it. The rest is for the program itself and for second links (see <see cref="FleetDevice.CutOff"/>).
    /// </summary>
    public const int MostInOneProcess = 250;
}
