using Roomtone.Cli.Host;
using Roomtone.Mqtt;

namespace Roomtone.Lab.Fleet;

/// <summary>The boxes of a fleet, from their first event to their last confirmation. All live in this process.</summary>
/// <param name="plan">What they do.</param>
/// <param name="link">Makes a box's link that is not started yet.</param>
/// <param name="trouble">A sentence when it is of no use to go on.</param>
/// <param name="time">The clock of its waits.</param>
/// <param name="faults">What goes wrong with their messages.</param>
internal sealed class FleetScenario(
    FleetPlan plan,
    Func<string, Func<LastWill?>, IMqttLink> link,
    Func<string?> trouble,
    TimeProvider time,
    FaultInjection? faults = null
) : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(120);

    private readonly Random _random = new(plan.Seed);
    private readonly FleetDevice[] _devices = Make(plan, link, faults ?? new FaultInjection(), time);
    private int _surge;

    public IReadOnlyList<FleetDevice> Devices => _devices;

    public IReadOnlyList<SentEvents> Outboxes =>
        [.. _devices.Select(device => new SentEvents(device.Id, device.Outbox.Epoch, device.Outbox.Written))];

    /// <exception cref="OperationCanceledException">Stopped before all were connected.</exception>
    /// <exception cref="ServerException">The broker did not take all boxes in, or a server cannot run any more.</exception>
    public async Task ConnectAsync(CancellationToken stopping)
    {
        foreach (var device in _devices) await device.StartAsync();
        if (!await BecomesTrueAsync(() => _devices.All(device => device.IsConnected), ConnectLimit, stopping))
            throw new ServerException(
                $"Only {_devices.Count(device => device.IsConnected)} of {_devices.Length} devices were connected within {ConnectLimit.TotalSeconds:0} s. Look into the broker's log."
            );
    }

    /// <param name="enough">Ends the sending early; what happened until then is still handed over and counted.</param>
    /// <param name="calm">Whether no box drops out by chance.</param>
    /// <exception cref="ServerException">A server cannot run any more.</exception>
    public async Task<FleetReport> RunAsync(CancellationToken enough, bool calm = false)
    {
        var dropouts = calm ? null : new DropoutSimulator(_devices, _random, time);
        var began = time.GetTimestamp();
        await NoticeAsync(dropouts, began, enough);
        dropouts?.End();
        await BecomesTrueAsync(() => Waiting() == 0, DrainLimit, CancellationToken.None);
        return new FleetReport(
            Outboxes,
            dropouts?.Drops ?? 0,
            _devices.Sum(device => device.Resent),
            Waiting(),
            time.GetElapsedTime(began).TotalSeconds
        );
    }

    /// <summary>Lets this many events happen at once, from any thread.</summary>
    public void Surge(int events) => Interlocked.Add(ref _surge, events);

    public async ValueTask DisposeAsync() => await Task.WhenAll(_devices.Select(device => device.DisposeAsync().AsTask()));

    private static FleetDevice[] Make(
        FleetPlan plan,
        Func<string, Func<LastWill?>, IMqttLink> link,
        FaultInjection faults,
        TimeProvider time
    )
    {
        var seeds = new Random(plan.Seed);
        return [.. plan.Devices.Select(name => new FleetDevice(name, link, new Random(seeds.Next()), faults, time))];
    }

    private async Task NoticeAsync(DropoutSimulator? dropouts, long began, CancellationToken enough)
    {
        var noticed = 0L;
        var elapsed = TimeSpan.Zero;
        while (elapsed < plan.For && !enough.IsCancellationRequested)
        {
            await TickAsync(CancellationToken.None);
            elapsed = time.GetElapsedTime(began);
            var due = (long)(Math.Min(elapsed.TotalSeconds, plan.For.TotalSeconds) * plan.EventsPerSecond);
            for (; noticed < due; noticed++) Notice();
            for (var surge = Interlocked.Exchange(ref _surge, 0); surge > 0; surge--) Notice();
            dropouts?.Step();
        }
    }

    private void Notice() => _devices[_random.Next(_devices.Length)].Notice();

    /// <returns>False when it did not come true in time.</returns>
    private async Task<bool> BecomesTrueAsync(Func<bool> condition, TimeSpan limit, CancellationToken stopping)
    {
        var started = time.GetTimestamp();
        while (!condition())
        {
            if (time.GetElapsedTime(started) > limit) return false;
            await TickAsync(stopping);
        }

        return true;
    }

    private async Task TickAsync(CancellationToken stopping)
    {
        if (trouble() is { } sentence) throw new ServerException(sentence);
        await Task.Delay(Tick, time, stopping);
    }

    private long Waiting() => _devices.Sum(device => (long)device.Outbox.Waiting);
}
