using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Sync.Commands;

/// <summary>The last replies, so that a command that arrives twice is done once.</summary>
internal sealed class RecentReplies
{
    private const int Remembered = 256;

    private readonly Dictionary<Guid, Reply> _byId = [];
    private readonly Queue<Guid> _order = new();

    public Reply? Find(Guid id) => _byId.GetValueOrDefault(id);

    public void Add(Reply reply)
    {
        if (!_byId.TryAdd(reply.Id, reply)) return;
        _order.Enqueue(reply.Id);
        if (_order.Count > Remembered) _byId.Remove(_order.Dequeue());
    }
}
