using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Roomtone.CloudSync.History;
using Roomtone.Hosting.Systemd;

namespace Roomtone.CloudSync.Ingest;

/// <summary>
/// Two threads of their own, as the driver is synchronous: while one page is written, the next is read.
/// </summary>
internal sealed class IngestLoop(PageFiller filler, PageWriter writer, SchemaGate schema, TimeProvider time) : BackgroundService, IHeartbeat
{
    /// <summary>Longer than a command and the longest wait between two.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(3);

    private readonly BlockingCollection<Page> _next = new(boundedCapacity: 1);
    private long _beat = time.GetTimestamp();

    /// <summary>The reader waits for the writer, so one beat tells of both; without the schema there is nothing to do.</summary>
    public bool IsAlive => !schema.IsOpen || time.GetElapsedTime(Interlocked.Read(ref _beat)) < Stuck;

    public override void Dispose()
    {
        _next.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        var reading = Task.Factory.StartNew(() => Read(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var writing = Task.Factory.StartNew(() => Write(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await await Task.WhenAny(reading, writing);
    }

    private void Read(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
            if (filler.Fill(stopping) is { } page) _next.Add(page, stopping);
    }

    private void Write(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            Interlocked.Exchange(ref _beat, time.GetTimestamp());
            if (_next.TryTake(out var page, millisecondsTimeout: 1_000, stopping)) writer.Write(page, stopping);
        }
    }
}
