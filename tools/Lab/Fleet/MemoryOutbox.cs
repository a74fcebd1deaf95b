using System.Runtime.InteropServices;
using System.Text.Json;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.Lab.Fleet;

/// <summary>A box's outbox without a disk: its own epoch, numbers from 1, and what was not confirmed stays.</summary>
internal sealed class MemoryOutbox : IOutbox
{
    private readonly Lock _gate = new();

    // The event of number _first stands at the front; a confirmed one leaves a hole until all before it are confirmed.
    private readonly List<RoomEvent?> _events = [];
    private long _first = 1;
    private int _waiting;

    public event Action? Appended;

    public Guid Epoch { get; } = Guid.NewGuid();

    /// <summary>The number of the last event ever written, and so how many there were.</summary>
    public long Written => Locked(() => _first + _events.Count - 1);

    public int Waiting => Locked(() => _waiting);

    /// <summary>All events up to this number are confirmed.</summary>
    public long Confirmed => Locked(() => _first - 1);

    public void Append(DateTimeOffset at, string type, JsonElement data)
    {
        lock (_gate)
        {
            _events.Add(new RoomEvent(_first + _events.Count, at, type, data));
            _waiting++;
        }

        Appended?.Invoke();
    }

    public void Flush()
    {
        // There is no disk to wait for.
    }

    public EventBatch? Read(long after, int max = EventBatch.MaxEvents)
    {
        lock (_gate)
        {
            var events = _events.Skip((int)Math.Max(0, after + 1 - _first)).OfType<RoomEvent>().Take(max).ToList();
            return events.Count == 0 ? null : new EventBatch(EventBatch.Version, Epoch, events);
        }
    }

    /// <summary>Forgets what is committed; a confirmation of another epoch, or a repeated one, does nothing.</summary>
    public bool Confirm(Ack ack)
    {
        lock (_gate)
        {
            if (ack.Epoch != Epoch) return true;
            for (var seq = Math.Max(ack.From, _first); seq <= Math.Min(ack.To, _first + _events.Count - 1); seq++)
            {
                ref var place = ref CollectionsMarshal.AsSpan(_events)[(int)(seq - _first)];
                if (place is not null) _waiting--;
                place = null;
            }

            var confirmed = _events.FindIndex(e => e is not null);
            var gone = confirmed < 0 ? _events.Count : confirmed;
            _events.RemoveRange(0, gone);
            _first += gone;
            return true;
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate) return read();
    }
}
