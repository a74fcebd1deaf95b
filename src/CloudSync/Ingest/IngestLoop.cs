using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Roomtone.CloudSync.History;
using Roomtone.Hosting.Systemd;

namespace Roomtone.CloudSync.Ingest;

/// <summary>
/// Threads of their own, as the driver is synchronous: while pages are written, the next is read. Two write, so that the
/// database works on one page while it brings the other to the disk.
/// </summary>
internal sealed class IngestLoop(PageFiller filler, Func<PageWriter> writer, SchemaGate schema, TimeProvider time)
    : BackgroundService,
        IHeartbeat
{
    private const int Writers = 2;

    /// <summary>Longer than a command and the longest wait between two.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(3);

    private readonly BlockingCollection<Page> _next = new(boundedCapacity: 1);
    private readonly long[] _beats = [.. Enumerable.Repeat(time.GetTimestamp(), Writers)];

    /// <summary>The reader waits for the writers, so their beats tell of it too; without the schema there is nothing to do.</summary>
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
            if (filler.Fill(stopping) is { } page) _next.Add(page, stopping);
    }

    private void Write(int number, PageWriter writes, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            Interlocked.Exchange(ref _beats[number], time.GetTimestamp());
            if (_next.TryTake(out var page, millisecondsTimeout: 1_000, stopping)) writes.Write(page, stopping);
        }
    }
}
