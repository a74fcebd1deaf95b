using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Roomtone.CloudSync.History;
using Roomtone.Hosting.Systemd;

namespace Roomtone.CloudSync.Ingest;

/// <summary>
/// One thread assembles batches and two write them, so that the database executes one batch while it flushes the other.
/// Threads of their own, because writing blocks.
/// </summary>
internal sealed class IngestLoop(BatchAssembler assembler, Func<BatchWriter> writer, SchemaGate schema, TimeProvider time)
    : BackgroundService,
        IHeartbeat
{
    private const int Writers = 2;

    /// <summary>Longer than the command timeout plus the longest backoff.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(3);

    private readonly BlockingCollection<WriteBatch> _next = new(boundedCapacity: 1);
    private readonly long[] _beats = [.. Enumerable.Repeat(time.GetTimestamp(), Writers)];

    /// <summary>The reader waits for the writers, so their heartbeats cover it; without the schema there is nothing to do.</summary>
    public bool IsAlive =>
        !schema.IsOpen || Enumerable.Range(0, Writers).All(number => time.GetElapsedTime(Interlocked.Read(ref _beats[number])) < Stuck);

    public override void Dispose()
    {
        _next.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        var reading = Start(() => Read(stoppingToken), stoppingToken);
        var writing = Enumerable.Range(0, Writers).Select(number => Start(() => Write(number, writer(), stoppingToken), stoppingToken));
        await await Task.WhenAny(writing.Append(reading));
    }

    private static Task Start(Action run, CancellationToken stopping) =>
        Task.Factory.StartNew(run, stopping, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Read(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
            if (assembler.Next(stopping) is { } batch) _next.Add(batch, stopping);
    }

    private void Write(int number, BatchWriter writes, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            Interlocked.Exchange(ref _beats[number], time.GetTimestamp());
            if (_next.TryTake(out var batch, millisecondsTimeout: 1_000, stopping)) writes.Write(batch, stopping);
        }
    }
}
