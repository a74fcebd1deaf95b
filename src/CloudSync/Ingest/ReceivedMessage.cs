namespace Roomtone.CloudSync.Ingest;

/// <summary>A box's message as received, stamped with our clock.</summary>
internal sealed record ReceivedMessage(string Topic, ReadOnlyMemory<byte> Payload, DateTimeOffset At);

/// <summary>
/// A box's message as it waits. Its arrival is a reading of the steady clock: until the database has been asked for the time,
/// the wall clock may be a year off, and valid events would be rejected as ahead of it.
/// </summary>
/// <param name="Topic">Where it came in.</param>
/// <param name="Payload">Whole.</param>
/// <param name="Arrived">Ticks of <see cref="TimeProvider.GetTimestamp"/>.</param>
internal sealed record QueuedMessage(string Topic, ReadOnlyMemory<byte> Payload, long Arrived);
