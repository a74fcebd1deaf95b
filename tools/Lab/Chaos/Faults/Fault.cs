namespace Roomtone.Lab.Chaos.Faults;

/// <summary>Something that goes wrong.</summary>
/// <param name="Name">As it stands in the figures.</param>
/// <param name="What">A line for people.</param>
/// <param name="StrikeAsync">Does it, and returns when it is over: from then on the system may recover.</param>
/// <param name="WhyNot">Why it cannot be done on this machine; null where it can.</param>
internal sealed record Fault(string Name, string What, Func<CancellationToken, Task> StrikeAsync, string? WhyNot = null);
