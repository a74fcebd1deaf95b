using Roomtone.CloudSync.History.Writing;
using Roomtone.CloudSync.Ingest.Reading;

namespace Roomtone.CloudSync.Ingest;

/// <summary>
/// Reads waiting messages onto a page until it is full or its first message has waited long enough. It makes the rows too,
/// so that the thread that writes does little but wait for the database.
/// </summary>
internal sealed class PageFiller(IntakeQueue queue, BatchReader reader, IngestSettings settings, IngestCounters counters, TimeProvider time)
{
    /// <summary>
    /// Twice a full page of mood events. Large messages end a page before its rows do: four pages may stand in memory at
    /// once.
    /// </summary>
    private const int MostBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    /// <returns>Null when nothing came for a while.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Page? Fill(CancellationToken cancellationToken)
    {
        if (Take(Breath, cancellationToken) is not { } first) return null;
        var page = new Page();
        reader.Read(first, page);
        var begun = time.GetTimestamp();
        var bytes = first.Payload.Length;
        while (page.Rows < settings.PageRows && bytes < MostBytes)
        {
            var left = settings.PageWait - time.GetElapsedTime(begun);
            if (Take(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken) is not { } next) break;
            reader.Read(next, page);
            bytes += next.Payload.Length;
        }

        page.MoodRows = RowStream.Render(EventTables.Moods, page.Moods);
        return page;
    }

    private Arrival? Take(TimeSpan wait, CancellationToken cancellationToken)
    {
        while (queue.Take(wait, cancellationToken) is { } arrival)
        {
            if (!queue.IsOutdated(arrival, time.GetUtcNow())) return arrival;
            counters.Refuse();
        }

        return null;
    }
}
