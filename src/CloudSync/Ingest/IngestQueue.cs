using System.Collections.Concurrent;

namespace Roomtone.CloudSync.Ingest;

/// <summary>Between the MQTT client and the writers. Bounded in messages and in bytes, and so in memory.</summary>
internal sealed class IngestQueue(int maxMessages, long maxBytes) : IDisposable
{
    /// <summary>A little less than a box waits for an acknowledgement.</summary>
    private static readonly TimeSpan Outdated = TimeSpan.FromSeconds(8);

    private readonly ConcurrentQueue<QueuedMessage> _waiting = new();
    private readonly SemaphoreSlim _count = new(0);

    /// <summary>When each box was last received; one entry a box.</summary>
    private readonly ConcurrentDictionary<string, long> _last = new(StringComparer.Ordinal);
    private long _bytes;
    private volatile bool _full;

    public int Messages => _count.CurrentCount;

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Whether the last message was dropped.</summary>
    public bool IsFull => _full;

    /// <summary>A message larger than the whole queue is accepted when the queue is empty, so that none waits forever.</summary>
    /// <returns>False when it is full.</returns>
    public bool TryAdd(QueuedMessage message)
    {
        var bytes = Interlocked.Add(ref _bytes, message.Payload.Length);
        if (_count.CurrentCount >= maxMessages || (bytes > maxBytes && bytes != message.Payload.Length))
        {
            Interlocked.Add(ref _bytes, -message.Payload.Length);
            _full = true;
            return false;
        }

        _full = false;
        _last[message.Topic] = message.Arrived;
        _waiting.Enqueue(message);
        _count.Release();
        return true;
    }

    /// <summary>
    /// Whether it has waited so long that its box, from which there is newer word, has given it up and resends it. Writing such
    /// messages first would delay every acknowledgement, and the boxes would resend everything again and again.
    /// </summary>
    public bool IsOutdated(QueuedMessage message, TimeSpan waited) =>
        waited > Outdated && _last.TryGetValue(message.Topic, out var last) && last > message.Arrived;

    /// <returns>Null when nothing came within <paramref name="wait"/>.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public QueuedMessage? Take(TimeSpan wait, CancellationToken cancellationToken)
    {
        if (!_count.Wait(wait, cancellationToken) || !_waiting.TryDequeue(out var message)) return null;
        Interlocked.Add(ref _bytes, -message.Payload.Length);
        return message;
    }

    public void Dispose() => _count.Dispose();
}

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
