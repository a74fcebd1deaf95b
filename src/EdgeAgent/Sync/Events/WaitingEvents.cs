namespace Roomtone.EdgeAgent.Sync.Events;

/// <summary>Events on their way to the disk, up to a bound while it cannot be written. Thread safe.</summary>
internal sealed class WaitingEvents(int max)
{
    /// <summary>Held for a moment only.</summary>
    private readonly Lock _gate = new();
    private List<StoredEvent> _events = [];

    public int Count
    {
        get
        {
            lock (_gate) return _events.Count;
        }
    }

    public void Add(StoredEvent stored)
    {
        lock (_gate) _events.Add(stored);
    }

    public List<StoredEvent> TakeAll()
    {
        lock (_gate)
        {
            var all = _events;
            _events = [];
            return all;
        }
    }

    /// <summary>Puts those that are not written yet before the ones that came in the meantime.</summary>
    /// <returns>How many of the oldest had to go.</returns>
    public int PutBack(IEnumerable<StoredEvent> events)
    {
        lock (_gate)
        {
            _events.InsertRange(0, events.Where(stored => !stored.Written));
            var surplus = Math.Max(_events.Count - max, 0);
            _events.RemoveRange(0, surplus);
            return surplus;
        }
    }
}

/// <summary>An event on its way to the outbox's file, which gives it its number.</summary>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Type">One of <see cref="Contracts.EventTypes"/>.</param>
/// <param name="Data">Its data as JSON.</param>
internal sealed record StoredEvent(DateTimeOffset At, string Type, byte[] Data)
{
    /// <summary>On disk. Guarded by the outbox's disk lock.</summary>
    public bool Written { get; set; }
}
