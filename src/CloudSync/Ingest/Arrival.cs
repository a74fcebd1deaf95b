namespace Roomtone.CloudSync.Ingest;

/// <summary>A message of a box as it came in, at our clock's time.</summary>
internal sealed record Arrival(string Topic, ReadOnlyMemory<byte> Payload, DateTimeOffset At);
