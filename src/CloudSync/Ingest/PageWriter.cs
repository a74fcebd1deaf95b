using Microsoft.Extensions.Logging;
using Roomtone.CloudSync.History;
using Roomtone.CloudSync.History.Writing;
using Roomtone.CloudSync.Ingest.Reading;

namespace Roomtone.CloudSync.Ingest;

/// <summary>
/// Writes pages until they are committed, and only then confirms them. While the database is away it holds the page
/// and waits; what the database will never take is rejected, event by event.
/// </summary>
internal sealed partial class PageWriter(
    HistoryWriter history,
    BatchReader reader,
    Acknowledger acknowledger,
    IngestCounters counters,
    DatabaseRetry retry,
    TimeProvider time,
    ILogger<PageWriter> logger)
{
    private bool _away;

    /// <exception cref="OperationCanceledException">Cancelled; nothing of the page is confirmed.</exception>
    public void Write(Page page, CancellationToken cancellationToken)
    {
        retry.Reset();
        while (!TryWrite(page, cancellationToken))
        {
            counters.Fail();
            retry.Wait(cancellationToken);
        }

        page.MoodRows?.Dispose();
        page.MoodRows = null;
    }

    private bool TryWrite(Page page, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            Commit(page);
            return true;
        }
        catch (HistoryException e) when (e.Fault == HistoryFault.Conflict)
        {
            LogConflict(e.Message);
            return false;
        }
        catch (HistoryException e) when (e.Fault == HistoryFault.Refused && page.Events > 0)
        {
            LogRefused(e.Message);
            foreach (var piece in Pieces(page, e)) Write(piece, cancellationToken);
            return true;
        }
        catch (HistoryException e)
        {
            if (!_away) LogAway(e.Message);
            _away = true;
            return false;
        }
    }

    private void Commit(Page page)
    {
        var begun = time.GetTimestamp();
        var stored = history.Write(page);
        counters.Commit(page, stored, time.GetElapsedTime(begun), time.GetUtcNow() - page.Arrivals[0].At);
        acknowledger.Confirm(page.Confirmations);
        if (_away) LogBack();
        _away = false;
    }

    /// <summary>One page a message, so that the others pass; a message alone is rejected.</summary>
    private IEnumerable<Page> Pieces(Page page, HistoryException refusal)
    {
        foreach (var arrival in page.Arrivals)
        {
            var piece = new Page();
            if (page.Arrivals.Count > 1) reader.Read(arrival, piece);
            else reader.Reject(arrival, piece, $"The database refused it: {refusal.Message}");
            yield return piece;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The database cannot take events: {Reason} Nothing is confirmed until it can; trying again."
    )]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database takes events again.")]
    private partial void LogBack();

    [LoggerMessage(Level = LogLevel.Debug, Message = "Another worker was in the way: {Reason}")]
    private partial void LogConflict(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database refused a page: {Reason} Its messages are written one by one.")]
    private partial void LogRefused(string reason);
}
