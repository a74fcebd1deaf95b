using Roomtone.CloudSync.Ingest;
using Roomtone.CloudSync.Ingest.Reading;
using Roomtone.Testing;

namespace Roomtone.CloudSync.Tests.Ingest;

public class PageFillerTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void A_page_ends_at_its_rows()
    {
        using var queue = new IntakeQueue(maxMessages: 100, maxBytes: 100 * Megabyte);
        for (var i = 0; i < 5; i++) queue.TryAdd(Sample.Batch("kitchen", Guid.NewGuid(), Sample.Moods(1, 10)));

        Assert.Equal([20, 20, 10], Pages(queue, rows: 20).Select(page => page.Events));
    }

    /// <summary>So that few large messages take no more memory than many small ones.</summary>
    [Fact]
    public void A_page_of_large_messages_ends_at_its_bytes()
    {
        using var queue = new IntakeQueue(maxMessages: 100, maxBytes: 100 * Megabyte);
        for (var i = 0; i < 10; i++) queue.TryAdd(new Arrival("roomtone/kitchen/events", new byte[Megabyte], Sample.Noon));

        Assert.Equal([4, 4, 2], Pages(queue, rows: 5_000).Select(page => page.Rejections.Count));
    }

    private static List<Page> Pages(IntakeQueue queue, int rows)
    {
        var settings = new IngestSettings { PageRows = rows, PageWait = TimeSpan.Zero };
        var filler = new PageFiller(queue, new BatchReader(settings), settings, new IngestCounters(), new ManualClock());
        var pages = new List<Page>();
        while (queue.Messages > 0 && filler.Fill(TestContext.Current.CancellationToken) is { } page) pages.Add(page);
        return pages;
    }
}
