using Roomtone.Hosting;

namespace Roomtone.Lab.SimulatedBox;

/// <summary>What the box makes up, and where it counts it.</summary>
internal sealed record NoticingSettings : ISettings
{
    public static string Section => "Noticing";

    /// <summary>0 to 1,000; with 0 it only hands over what its outbox holds.</summary>
    public int EventsPerSecond { get; init; } = 20;

    /// <summary>Holds how many events were handed to the outbox in all runs: eight bytes, little end first.</summary>
    public string CountFile { get; init; } = "";

    public IEnumerable<string> Problems()
    {
        if (EventsPerSecond is < 0 or > 1_000) yield return $"EventsPerSecond is {EventsPerSecond}; it must be from 0 to 1,000.";
        if (!Path.IsPathRooted(CountFile)) yield return $"CountFile is '{CountFile}'; it must be a full path.";
    }
}
