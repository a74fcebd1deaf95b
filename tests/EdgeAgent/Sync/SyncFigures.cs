using System.Diagnostics;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Tests.Mqtt;
using Roomtone.Mqtt;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Sync;

/// <summary>Figures of this machine, on request: run the test program with <c>-explicit only</c>.</summary>
public class SyncFigures(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public void Append_one_by_one_and_from_eight_threads()
    {
        using var folder = new OutboxFolder();
        var outbox = folder.Open().OpenNow();
        Say("append, one by one, each flushed", 1000, Timed(() => outbox.HappenTimes(1000)));
        Say("append, 8 threads sharing flushes", 2000, Timed(() => Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => outbox.HappenTimes(250))));
    }

    [Fact(Explicit = true)]
    public async Task Send_and_confirm_a_backlog()
    {
        const int events = 100_000;
        await using var box = await SendingBox.MakeAsync();
        box.Folder.Fill(events);
        var clock = Stopwatch.StartNew();
        await box.StartAsync();
        await Eventually.TrueAsync(() => box.Outbox.Depth == 0, "the backlog is confirmed", TimeSpan.FromMinutes(2));
        Say("sent, confirmed and removed through the broker", events, clock.Elapsed);
        Assert.Equal(events, box.History.Stored);
    }

    [Fact(Explicit = true)]
    public async Task Publish_small_messages()
    {
        await using var links = await BrokerLinks.StartAsync();
        var link = await links.ConnectedAsync(BrokerLinks.Cafe);
        var payload = BrokerLinks.Bytes(new string('x', 200));
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 50; i++)
            await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => link.PublishAsync(Topics.Events(BrokerLinks.Cafe), payload, QualityOfService.AtLeastOnce, cancellationToken: TestContext.Current.CancellationToken)));
        Say("QoS 1 publish, 400 in flight", 20_000, clock.Elapsed);
        clock.Restart();
        for (var i = 0; i < 500; i++) await link.PublishAsync(Topics.Events(BrokerLinks.Cafe), payload, QualityOfService.AtLeastOnce, cancellationToken: TestContext.Current.CancellationToken);
        Say("QoS 1 publish, one at a time", 500, clock.Elapsed);
    }

    private static TimeSpan Timed(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed;
    }

    private void Say(string what, int count, TimeSpan took) => output.WriteLine($"{what}: {count / took.TotalSeconds:0} a second ({count} in {took.TotalSeconds:0.00} s)");
}
