namespace Roomtone.EdgeAgent.Camera;

/// <summary>Counts happenings, in all and within the last hour. From any thread.</summary>
internal sealed class HourlyCount(TimeProvider time)
{
    /// <summary>More than this an hour is kept as this: enough to say "very often", and no leak.</summary>
    private const int Most = 2000;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Queue<long> _times = [];

    public long Total { get; private set; }

    public int LastHour
    {
        get
        {
            lock (_gate)
            {
                Forget();
                return _times.Count;
            }
        }
    }

    public void Add()
    {
        lock (_gate)
        {
            Forget();
            if (_times.Count == Most) _times.Dequeue();
            _times.Enqueue(time.GetTimestamp());
            Total++;
        }
    }

    private void Forget()
    {
        while (_times.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Hour) _times.Dequeue();
    }
}
