namespace Roomtone.Architecture.Tests;

/// <summary>A part takes its clock, so that a test can set it and nobody waits.</summary>
public sealed class ClockTests
{
    private const string SystemClock = "TimeProvider.System";

    /// <summary>Where a program is put together.</summary>
    private static readonly string[] Composition = ["Registration.cs", "Host.cs", "Worker.cs", "DashboardParts.cs"];

    /// <summary>
    /// What waits for another program, by a limit that no test needs to reach, and what runs before anything is put together. None
    /// is to be added.
    /// </summary>
    private static readonly string[] Known =
    [
        "CameraCommand.cs",
        "FirstJoin.cs",
        "MpdConnection.cs",
        "MpdLibrary.cs",
        "MpdLink.cs",
        "OrderBook.cs",
        "ReplayCommand.cs",
        "StillDecoder.cs",
    ];

    [Fact]
    public void The_system_clock_is_named_only_where_a_program_is_put_together() =>
        Assert.Empty(
            from file in Checkout.Files("src", "*.cs")
            where File.ReadAllText(Path.Combine(Checkout.Root, file)).Contains(SystemClock, StringComparison.Ordinal)
            where !Composition.Any(name => file.EndsWith(name, StringComparison.Ordinal)) && !Known.Contains(Path.GetFileName(file))
            select $"{file} names {SystemClock}; let it take a TimeProvider.");
}
