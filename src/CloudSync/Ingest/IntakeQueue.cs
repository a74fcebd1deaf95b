using System.Collections.Concurrent;

namespace Roomtone.CloudSync.Ingest;

/// <summary>Between the link's clock and the database's: bounded in messages and in bytes, so that memory is.</summary>
internal sealed class IntakeQueue(int maxMessages, long maxBytes) : IDisposable
{
    /// <summary>A little less than a box waits for a confirmation.</summary>
    private static readonly TimeSpan Outdated = TimeSpan.FromSeconds(8);

    private readonly ConcurrentQueue<Arrival> _waiting = new();
    private readonly SemaphoreSlim _count = new(0);

    /// <summary>When each box was taken in last; as many as there are boxes.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _last = new(StringComparer.Ordinal);
    private long _bytes;
    private volatile bool _full;

    public int Messages => _count.CurrentCount;

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Whether the last message was not taken.</summary>
    public bool IsFull => _full;

    /// <summary>A message that is larger than the whole queue is taken when the queue is empty, so that none waits for ever.</summary>
    /// <returns>False when it is full.</returns>
    public bool TryAdd(Arrival arrival)
    {
        var bytes = Interlocked.Add(ref _bytes, arrival.Payload.Length);
        if (_count.CurrentCount >= maxMessages || (bytes > maxBytes && bytes != arrival.Payload.Length))
        {
            Interlocked.Add(ref _bytes, -arrival.Payload.Length);
            _full = true;
            return false;
        }

        _full = false;
        _last[arrival.Topic] = arrival.At;

        _waiting.Enqueue(arrival);
        _count.Release();
        return true;
    }

    /// <summary>
    /// Whether it has waited so long that its box, which has spoken since, takes it for lost and sends it again. To write
    /// such messages first would keep all confirmations late, and so the boxes would send everything again and again.
    /// </summary>
    public bool IsOutdated(Arrival arrival, DateTimeOffset now) =>
        now - arrival.At > Outdated && _last.TryGetValue(arrival.Topic, out var last) && last > arrival.At;

    /// <returns>Null when nothing came within <paramref name="wait"/>.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Arrival? Take(TimeSpan wait, CancellationToken cancellationToken)
    {
        if (!_count.Wait(wait, cancellationToken) || !_waiting.TryDequeue(out var arrival)) return null;
        Interlocked.Add(ref _bytes, -arrival.Payload.Length);
        return arrival;
    }

    public void Dispose() => _count.Dispose();
}
