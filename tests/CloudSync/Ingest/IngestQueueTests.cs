using Roomtone.CloudSync.Ingest;

namespace Roomtone.CloudSync.Tests.Ingest;

public class IngestQueueTests
{
    [Fact]
    public void A_queue_full_of_messages_takes_no_more_until_one_is_taken_out()
    {
        using var queue = new IngestQueue(maxMessages: 2, maxBytes: 1_000);

        Assert.True(queue.TryAdd(Message(1)));
        Assert.True(queue.TryAdd(Message(1)));
        Assert.False(queue.TryAdd(Message(1)));
        Assert.NotNull(queue.Take(TimeSpan.Zero, TestContext.Current.CancellationToken));
        Assert.True(queue.TryAdd(Message(1)));
    }

    [Fact]
    public void A_queue_full_of_bytes_takes_no_more_until_one_is_taken_out()
    {
        using var queue = new IngestQueue(maxMessages: 100, maxBytes: 1_000);

        Assert.True(queue.TryAdd(Message(900)));
        Assert.False(queue.TryAdd(Message(200)));
        Assert.Equal(900, queue.Bytes);
        Assert.NotNull(queue.Take(TimeSpan.Zero, TestContext.Current.CancellationToken));
        Assert.True(queue.TryAdd(Message(200)));
        Assert.Equal(200, queue.Bytes);
    }

    [Fact]
    public void A_message_that_its_box_takes_for_lost_is_outdated_but_never_the_boxs_newest()
    {
        using var queue = new IngestQueue(maxMessages: 100, maxBytes: 1_000);
        var (older, newer) = (Message(1) with { Arrived = 1 }, Message(1) with { Arrived = 2 });

        queue.TryAdd(older);
        Assert.False(queue.IsOutdated(older, TimeSpan.FromMinutes(1)));
        queue.TryAdd(newer);

        Assert.False(queue.IsOutdated(older, TimeSpan.FromSeconds(7)));
        Assert.True(queue.IsOutdated(older, TimeSpan.FromSeconds(9)));
        Assert.False(queue.IsOutdated(newer, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void A_message_larger_than_the_queue_passes_alone()
    {
        using var queue = new IngestQueue(maxMessages: 100, maxBytes: 1_000);

        Assert.True(queue.TryAdd(Message(5_000)));
        Assert.False(queue.TryAdd(Message(1)));
    }

    private static QueuedMessage Message(int bytes) => new("roomtone/a/events", new byte[bytes], 1);
}
