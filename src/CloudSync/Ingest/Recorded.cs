namespace Roomtone.CloudSync.Ingest;

/// <summary>An event as a box recorded it, with its natural key and the time it happened.</summary>
internal sealed record Recorded<T>(EventKey Key, DateTimeOffset At, T Data);

/// <summary>The natural key of an event: a resent event has the same.</summary>
internal readonly record struct EventKey(string Device, Guid Epoch, long Seq);
