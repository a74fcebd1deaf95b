using Roomtone.CloudSync.History.Writing;
using Roomtone.CloudSync.Ingest.Reading;

namespace Roomtone.CloudSync.Ingest;

/// <summary>
/// Assembles queued messages into a batch until it is full or its first message has waited long enough. It renders the rows
/// too, so that a writing thread does little but wait for the database.
/// </summary>
internal sealed class BatchAssembler(
    IngestQueue queue,
    BatchReader reader,
    IngestSettings settings,
    IngestCounters counters,
    TimeProvider time
)
{
    /// <summary>
    /// Twice a full batch of mood events. Large messages fill a batch by bytes before rows: up to four batches are in memory
    /// at once.
    /// </summary>
    private const int MostBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan IdleWait = TimeSpan.FromSeconds(1);

    /// <returns>Null when nothing was received for a while.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public WriteBatch? Next(CancellationToken cancellationToken)
    {
        if (Take(IdleWait, cancellationToken) is not { } first) return null;
        var batch = new WriteBatch();
        reader.Read(first, batch);
        var begun = time.GetTimestamp();
        var bytes = first.Payload.Length;
        while (batch.Rows < settings.PageRows && bytes < MostBytes)
        {
            var left = settings.PageWait - time.GetElapsedTime(begun);
            if (Take(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken) is not { } next) break;
            reader.Read(next, batch);
            bytes += next.Payload.Length;
        }

        batch.MoodRows = Rendered(batch);
        return batch;
    }

    /// <returns>Null where an event has no row; the writer finds out which one it is.</returns>
    private static TsvBuffer? Rendered(WriteBatch batch)
    {
        try
        {
            return RowStream.Render(EventTables.Moods, batch.Moods);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    private ReceivedMessage? Take(TimeSpan wait, CancellationToken cancellationToken)
    {
        while (queue.Take(wait, cancellationToken) is { } message)
        {
            var waited = time.GetElapsedTime(message.Arrived);
            if (!queue.IsOutdated(message, waited)) return new ReceivedMessage(message.Topic, message.Payload, time.GetUtcNow() - waited);
            counters.Refuse();
        }

        return null;
    }
}
