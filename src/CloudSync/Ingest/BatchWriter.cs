using Microsoft.Extensions.Logging;
using Roomtone.CloudSync.History;
using Roomtone.CloudSync.History.Writing;
using Roomtone.CloudSync.Ingest.Reading;

namespace Roomtone.CloudSync.Ingest;

/// <summary>
/// Writes a batch until it is committed, then acknowledges it. While the database is unavailable it keeps the batch and
/// retries; what the database will never accept is rejected event by event.
/// </summary>
internal sealed partial class BatchWriter(
    HistoryWriter history,
    BatchReader reader,
    Acknowledger acknowledger,
    IngestCounters counters,
    DatabaseRetry retry,
    TimeProvider time,
    ILogger<BatchWriter> logger)
{
    private bool _away;

    /// <exception cref="OperationCanceledException">Cancelled; nothing of the batch is acknowledged.</exception>
    public void Write(WriteBatch batch, CancellationToken cancellationToken)
    {
        retry.Reset();
        while (!TryWrite(batch, cancellationToken))
        {
            counters.Fail();
            retry.Wait(cancellationToken);
        }

        batch.MoodRows?.Dispose();
        batch.MoodRows = null;
    }

    private bool TryWrite(WriteBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            Commit(batch);
            return true;
        }
        catch (HistoryException e) when (e.Fault == HistoryFault.Conflict)
        {
            LogConflict(e.Message);
            return false;
        }
        catch (HistoryException e) when (e.Fault == HistoryFault.Refused && batch.Events > 0)
        {
            LogRefused(e.Message);
            foreach (var piece in Pieces(batch, e)) Write(piece, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is not HistoryException and not OperationCanceledException && batch.Events > 0)
        {
            // Nobody has thought of it; still it is an event's fault, and the others pass.
            LogRefused(e.ToString());
            foreach (var piece in Pieces(batch, e)) Write(piece, cancellationToken);
            return true;
        }
        catch (HistoryException e)
        {
            if (!_away) LogAway(e.Message);
            _away = true;
            return false;
        }
    }

    private void Commit(WriteBatch batch)
    {
        var begun = time.GetTimestamp();
        var stored = history.Write(batch);
        counters.Commit(batch, stored, time.GetElapsedTime(begun), time.GetUtcNow() - batch.Messages[0].At);
        acknowledger.Confirm(batch.Confirmations);
        if (_away) LogBack();
        _away = false;
    }

    /// <summary>One batch for each message, so that the others pass; a single message is rejected.</summary>
    private IEnumerable<WriteBatch> Pieces(WriteBatch batch, Exception refusal)
    {
        foreach (var message in batch.Messages)
        {
            var piece = new WriteBatch();
            if (batch.Messages.Count > 1) reader.Read(message, piece);
            else reader.Reject(message, piece, $"The database refused it: {refusal.Message}");
            yield return piece;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Database unavailable: {Reason} Retrying; nothing is acknowledged meanwhile.")]
    private partial void LogAway(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Database available again.")]
    private partial void LogBack();

    [LoggerMessage(Level = LogLevel.Debug, Message = "Conflict with another worker, retrying: {Reason}")]
    private partial void LogConflict(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Database refused a batch: {Reason} Writing its messages one by one.")]
    private partial void LogRefused(string reason);
}
