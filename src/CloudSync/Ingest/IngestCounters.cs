namespace Roomtone.CloudSync.Ingest;

/// <summary>Counters since the start, for the metrics.</summary>
internal sealed class IngestCounters
{
    private long _received;
    private long _refused;
    private long _stored;
    private long _duplicates;
    private long _rejected;
    private long _batches;
    private long _commitMicroseconds;
    private long _acknowledged;
    private long _unacknowledged;
    private long _failures;

    public long Received => Interlocked.Read(ref _received);

    public long Refused => Interlocked.Read(ref _refused);

    public long Stored => Interlocked.Read(ref _stored);

    public long Duplicates => Interlocked.Read(ref _duplicates);

    public long Rejected => Interlocked.Read(ref _rejected);

    public long Batches => Interlocked.Read(ref _batches);

    public double CommitSeconds => Interlocked.Read(ref _commitMicroseconds) / 1e6;

    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    public long Unacknowledged => Interlocked.Read(ref _unacknowledged);

    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>From receiving the last batch's first message to its commit, s.</summary>
    public double LagSeconds { get; private set; }

    public int LastBatchRows { get; private set; }

    public double LastCommitSeconds { get; private set; }

    public void Take() => Interlocked.Increment(ref _received);

    public void Refuse() => Interlocked.Increment(ref _refused);

    public void Fail() => Interlocked.Increment(ref _failures);

    public void Acknowledge(bool sent) => Interlocked.Increment(ref sent ? ref _acknowledged : ref _unacknowledged);

    public void Commit(WriteBatch batch, int stored, TimeSpan took, TimeSpan lag)
    {
        Interlocked.Increment(ref _batches);
        Interlocked.Add(ref _stored, stored);
        Interlocked.Add(ref _duplicates, batch.Events - stored);
        Interlocked.Add(ref _rejected, batch.Rejections.Count);
        Interlocked.Add(ref _commitMicroseconds, (long)took.TotalMicroseconds);
        LastBatchRows = batch.Rows;
        LastCommitSeconds = took.TotalSeconds;
        LagSeconds = lag.TotalSeconds;
    }
}
