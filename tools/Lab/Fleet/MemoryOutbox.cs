using System.Text.Json;
using Roomtone.Contracts;

namespace Roomtone.Lab.Fleet;

/// <summary>
/// A box's outbox without a disk: its own epoch, numbers from 1, and what was not confirmed stays. Not thread safe.
/// </summary>
internal sealed class MemoryOutbox
{
    // The event of number _first stands at the front; a confirmed one leaves a hole until all before it are confirmed.
    private readonly List<RoomEvent?> _events = [];
    private long _first = 1;

    public Guid Epoch { get; } = Guid.NewGuid();

    /// <summary>The number of the last event ever written, and so how many there were.</summary>
    public long Written => _first + _events.Count - 1;

    public int Waiting { get; private set; }

    /// <summary>All events up to this number are confirmed. May be read by another thread.</summary>
    public long Confirmed => Interlocked.Read(ref _first) - 1;

    public void Append(DateTimeOffset at, string type, JsonElement data)
    {
        _events.Add(new RoomEvent(Written + 1, at, type, data));
        Waiting++;
    }

    /// <returns>The next events after number <paramref name="cursor"/>, or null when there are none.</returns>
    public EventBatch? Read(long cursor)
    {
        var events = _events.Skip((int)Math.Max(0, cursor + 1 - _first)).OfType<RoomEvent>().Take(EventBatch.MaxEvents).ToList();
        return events.Count == 0 ? null : new EventBatch(EventBatch.Version, Epoch, events);
    }

    /// <summary>Forgets what is committed; a confirmation of another epoch, or a repeated one, does nothing.</summary>
    public void Confirm(Ack ack)
    {
        if (ack.Epoch != Epoch) return;
        for (var seq = Math.Max(ack.From, _first); seq <= Math.Min(ack.To, Written); seq++)
        {
            ref var place = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_events)[(int)(seq - _first)];
            if (place is not null) Waiting--;
            place = null;
        }

        var confirmed = _events.FindIndex(e => e is not null);
        var gone = confirmed < 0 ? _events.Count : confirmed;
        _events.RemoveRange(0, gone);
        _first += gone;
    }
}
