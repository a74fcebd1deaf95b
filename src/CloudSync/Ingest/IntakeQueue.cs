using System.Collections.Concurrent;

namespace Roomtone.CloudSync.Ingest;

/// <summary>Between the link's clock and the database's: bounded in messages and in bytes, so that memory is.</summary>
internal sealed class IntakeQueue(int maxMessages, long maxBytes) : IDisposable
{
    private readonly ConcurrentQueue<Arrival> _waiting = new();
    private readonly SemaphoreSlim _count = new(0);
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

        _waiting.Enqueue(arrival);
        _count.Release();
        return true;
    }

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
