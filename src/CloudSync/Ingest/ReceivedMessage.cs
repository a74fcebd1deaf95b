namespace Roomtone.CloudSync.Ingest;

/// <summary>A box's message as received, stamped with our clock.</summary>
internal sealed record ReceivedMessage(string Topic, ReadOnlyMemory<byte> Payload, DateTimeOffset At);
