namespace Roomtone.CloudSync.Ingest;

/// <summary>An event as a box recorded it, with its natural key and the time it happened.</summary>
internal sealed record Recorded<T>(EventKey Key, DateTimeOffset At, T Data)
{
    public StoredKey StoredKey => new(Key, StoredKey.Ticks(At));
}

/// <summary>The natural key of an event: a resent event has the same.</summary>
internal readonly record struct EventKey(string Device, Guid Epoch, long Seq);

/// <summary>The key of an event's row: its own and its time, in ticks of whole milliseconds.</summary>
internal readonly record struct StoredKey(EventKey Event, long At)
{
    /// <summary>The tables store milliseconds: a finer time would miss its own row.</summary>
    public static long Ticks(DateTimeOffset time) => time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond);
}
