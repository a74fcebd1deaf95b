namespace Roomtone.Lab.Chaos.Hostile;

/// <summary>One way to be malformed or hostile.</summary>
/// <param name="Name">For people.</param>
/// <param name="Payload">The message of a number; each is another, and each is worth exactly one rejection.</param>
/// <param name="Topic">Where it is sent instead of the box's own events; null for those.</param>
/// <param name="IsLarge">So large that few of them do.</param>
internal sealed record HostileKind(string Name, Func<int, byte[]> Payload, string? Topic = null, bool IsLarge = false);
