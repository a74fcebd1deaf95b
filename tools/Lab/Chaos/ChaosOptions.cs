namespace Roomtone.Lab.Chaos;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Rounds">1 to 1,000; each kills all four kinds of program, cuts all three networks, and does one thing more.</param>
/// <param name="Seed">For the order of the faults and all else that is left to chance.</param>
/// <param name="Devices">Boxes of the crowd, in this process.</param>
/// <param name="EventsPerSecond">Of the crowd.</param>
/// <param name="Hostile">How many hostile payloads to send instead of the rounds; 0 for none.</param>
/// <param name="Json">Whether the summary is one JSON line.</param>
/// <param name="Table">A file for the table of faults; empty for none.</param>
internal sealed record ChaosOptions(int Rounds = 3, int Seed = 0, int Devices = 20, int EventsPerSecond = 200, int Hostile = 0, bool Json = false, string Table = "")
{
    /// <summary>Boxes with an outbox on a disk, each in a process of its own.</summary>
    public int Boxes { get; init; } = 2;

    public int Workers { get; init; } = 2;

    /// <summary>The faults of a round after so many are left out; for a short form.</summary>
    public int FaultsARound { get; init; } = int.MaxValue;
}
