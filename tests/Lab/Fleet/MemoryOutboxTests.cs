using Roomtone.Contracts;
using Roomtone.Lab.Fleet;

namespace Roomtone.Lab.Tests.Fleet;

public class MemoryOutboxTests
{
    private readonly MemoryOutbox _outbox = new();

    [Fact]
    public void Only_what_is_confirmed_goes()
    {
        Write(5);

        _outbox.Confirm(new Ack(_outbox.Epoch, 2, 3));

        Assert.Equal([1, 4, 5], Waiting());
        Assert.Equal((3, 5), (_outbox.Waiting, _outbox.Written));
    }

    [Fact]
    public void Confirmations_may_repeat_and_come_in_any_order()
    {
        Write(5);

        foreach (var (from, to) in ((long, long)[])[(4, 5), (4, 5), (1, 3), (2, 99)]) _outbox.Confirm(new Ack(_outbox.Epoch, from, to));
        Write(2);

        Assert.Equal([6, 7], Waiting());
        Assert.Equal((2, 7), (_outbox.Waiting, _outbox.Written));
    }

    [Fact]
    public void Another_epoch_confirms_nothing()
    {
        Write(2);

        _outbox.Confirm(new Ack(Guid.NewGuid(), 1, 2));

        Assert.Equal([1, 2], Waiting());
    }

    [Fact]
    public void A_batch_holds_as_many_as_the_wire_allows()
    {
        Write(EventBatch.MaxEvents + 1);

        Assert.Equal(EventBatch.MaxEvents, _outbox.Read(0)!.Events.Count);
        Assert.Equal(EventBatch.MaxEvents + 1, Assert.Single(_outbox.Read(EventBatch.MaxEvents)!.Events).Seq);
    }

    private void Write(int count)
    {
        for (var i = 0; i < count; i++) _outbox.Append(DateTimeOffset.UnixEpoch, EventTypes.Mood, default);
    }

    private IEnumerable<long> Waiting() => _outbox.Read(0)!.Events.Select(e => e.Seq);
}
