using Roomtone.Lab.Chaos.Site;

namespace Roomtone.Lab.Chaos.Faults;

/// <summary>All that can go wrong at a site.</summary>
internal sealed class FaultCatalogue
{
    private static readonly TimeSpan ClockNotices = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan MischiefLasts = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private readonly ChaosSite _site;
    private readonly Random _random;

    public FaultCatalogue(ChaosSite site, Random random)
    {
        (_site, _random) = (site, random);
        var disks = new FullDisks(site);
        Kills =
        [
            new("broker_killed", "the broker is killed with -9", _ => site.Broker.KillAsync()),
            new("worker_killed", "one of the workers is killed with -9", _ => Any(site.Workers).KillAsync()),
            new("database_killed", "the database is killed with -9", _ => site.Database.KillAsync()),
            new("device_killed", "a device is killed with -9, its outbox stays", _ => Any(site.Boxes).KillAsync()),
        ];
        Networks = [Cuts("device_broker", site.BoxToBroker), Cuts("worker_broker", site.WorkerToBroker), Cuts("worker_database", site.WorkerToDatabase)];
        Others =
        [
            new("outbox_disk_full", "the disk of a device's outbox is filled to the last byte (tmpfs)", stopping => disks.OfAnOutboxAsync(Any(site.Boxes), stopping), site.Boxes.All(box => box.Disk is null) ? NoMount : null),
            new("database_disk_full", "the disk of the database is filled to the last byte (tmpfs)", disks.OfTheDatabaseAsync, site.DatabaseDisk is null ? NoMount : null),
            new("device_clock_jumped", "a device's clock jumps a year ahead, a year behind, and back (libfaketime)", stopping => JumpAsync(Any(site.Boxes).Clock, stopping), NoClock),
            new("worker_clock_jumped", "a worker's clock jumps a year ahead, where it is killed, a year behind, and back (libfaketime)", stopping => JumpAsync(Any(site.Workers), stopping), NoClock),
            new("messages_repeated", "every message of the crowd comes twice", stopping => MischiefAsync(mischief => mischief.Repeated = 1, stopping)),
            new("messages_reordered", "every batch of the crowd comes in three pieces, the last first", stopping => MischiefAsync(mischief => mischief.Reordered = 1, stopping)),
            new("messages_truncated", "before every message of the crowd comes a part of it", stopping => MischiefAsync(mischief => mischief.Truncated = 1, stopping)),
        ];
    }

    public IReadOnlyList<Fault> Kills { get; }

    /// <summary>The outages of each network.</summary>
    public IReadOnlyList<IReadOnlyList<Fault>> Networks { get; }

    public IReadOnlyList<Fault> Others { get; }

    public IEnumerable<Fault> All => Kills.Concat(Networks.SelectMany(outages => outages)).Concat(Others);

    private static string NoMount => "a small disk can only be mounted by root";

    private static string? NoClock => FakeClock.Library is null ? "libfaketime is not installed (apt-get install libfaketime)" : null;

    private IReadOnlyList<Fault> Cuts(string between, TcpFaultProxy cable) =>
    [
        new($"{between}_refused", "connections are refused", stopping => CutAsync(cable, Outage.Refused, stopping)),
        new($"{between}_silent", "a black hole: nothing passes, nothing is refused", stopping => CutAsync(cable, Outage.Silent, stopping)),
        new($"{between}_reset", "connections are reset in the middle, again and again", stopping => CutAsync(cable, Outage.Reset, stopping)),
    ];

    private T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    /// <summary>For one to four seconds. Of the black holes, half forget the connections that stood.</summary>
    private async Task CutAsync(TcpFaultProxy cable, Outage outage, CancellationToken stopping)
    {
        await cable.CutAsync(outage);
        await WaitAsync(TimeSpan.FromSeconds(1 + (3 * _random.NextDouble())), stopping);
        await cable.MendAsync(forget: outage == Outage.Silent && _random.Next(2) == 0);
    }

    /// <summary>It is killed in between, so that it also starts at a wrong time and tidies the history then.</summary>
    private async Task JumpAsync(ChaosWorker worker, CancellationToken stopping)
    {
        worker.Clock.Set(Year);
        await worker.KillAsync();
        await WaitAsync(ClockNotices * 2, stopping);
        await JumpAsync(worker.Clock, stopping);
    }

    private async Task JumpAsync(FakeClock clock, CancellationToken stopping)
    {
        foreach (var ahead in (TimeSpan[])[Year, -Year, TimeSpan.Zero])
        {
            clock.Set(ahead);
            await WaitAsync(ClockNotices, stopping);
        }
    }

    private async Task MischiefAsync(Action<Fleet.Mischief> begin, CancellationToken stopping)
    {
        var before = _site.Mischief.Repeated;
        begin(_site.Mischief);
        await WaitAsync(MischiefLasts, stopping);
        (_site.Mischief.Repeated, _site.Mischief.Reordered, _site.Mischief.Truncated) = (before, 0, 0);
    }

    private Task WaitAsync(TimeSpan wait, CancellationToken stopping) => Task.Delay(wait, _site.Time, stopping);
}
