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
