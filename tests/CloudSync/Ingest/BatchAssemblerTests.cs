using Roomtone.CloudSync.Ingest;
using Roomtone.CloudSync.Ingest.Reading;
using Roomtone.Testing;

namespace Roomtone.CloudSync.Tests.Ingest;

public class BatchAssemblerTests
{
    private const int Megabyte = 1024 * 1024;

    private readonly ManualClock _clock = new();

    [Fact]
    public void A_page_ends_at_its_rows()
    {
        using var queue = new IngestQueue(maxMessages: 100, maxBytes: 100 * Megabyte);
        for (var i = 0; i < 5; i++) queue.TryAdd(Queued(Sample.Batch("kitchen", Guid.NewGuid(), Sample.Moods(1, 10))));

        Assert.Equal([20, 20, 10], Batches(queue, rows: 20).Select(batch => batch.Events));
    }

    /// <summary>So that few large messages take no more memory than many small ones.</summary>
    [Fact]
    public void A_page_of_large_messages_ends_at_its_bytes()
    {
        using var queue = new IngestQueue(maxMessages: 100, maxBytes: 100 * Megabyte);
        for (var i = 0; i < 10; i++) queue.TryAdd(new QueuedMessage("roomtone/kitchen/events", new byte[Megabyte], _clock.GetTimestamp()));

        Assert.Equal([4, 4, 2], Batches(queue, rows: 5_000).Select(batch => batch.Rejections.Count));
    }

    private QueuedMessage Queued(ReceivedMessage message) => new(message.Topic, message.Payload, _clock.GetTimestamp());

    private List<WriteBatch> Batches(IngestQueue queue, int rows)
    {
        var settings = new IngestSettings { PageRows = rows, PageWait = TimeSpan.Zero };
        var assembler = new BatchAssembler(queue, new BatchReader(settings), settings, new IngestCounters(), _clock);
        var batches = new List<WriteBatch>();
        while (queue.Messages > 0 && assembler.Next(TestContext.Current.CancellationToken) is { } batch) batches.Add(batch);
        return batches;
    }
}
