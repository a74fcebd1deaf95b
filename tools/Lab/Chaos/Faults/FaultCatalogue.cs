using Roomtone.Lab.Chaos.Site;

namespace Roomtone.Lab.Chaos.Faults;

/// <summary>All that can go wrong at a site.</summary>
internal sealed class FaultCatalogue
{
    private static readonly TimeSpan ClockNotices = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan InjectionLasts = TimeSpan.FromSeconds(3);
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
        Networks =
        [
            Cuts("device_broker", site.BoxToBroker),
            Cuts("worker_broker", site.WorkerToBroker),
            Cuts("worker_database", site.WorkerToDatabase),
        ];
        Others =
        [
            new(
                "outbox_disk_full",
                "the disk of a device's outbox is filled to the last byte (tmpfs)",
                cancellationToken => disks.OfAnOutboxAsync(Any(site.Boxes), cancellationToken),
                site.Boxes.All(box => box.Disk is null) ? NoMount : null
            ),
            new(
                "database_disk_full",
                "the disk of the database is filled to the last byte (tmpfs)",
                disks.OfTheDatabaseAsync,
                site.DatabaseDisk is null ? NoMount : null
            ),
            new(
                "device_clock_jumped",
                "a device's clock jumps a year ahead, a year behind, and back (libfaketime)",
                cancellationToken => JumpAsync(Any(site.Boxes).Clock, cancellationToken),
                NoClock
            ),
            new(
                "worker_clock_jumped",
                "a worker's clock jumps a year ahead, where it is killed, a year behind, and back (libfaketime)",
                cancellationToken => JumpAsync(Any(site.Workers), cancellationToken),
                NoClock
            ),
            new(
                "messages_repeated",
                "every message of the crowd comes twice",
                cancellationToken => InjectAsync(faults => faults.Repeated = 1, cancellationToken)
            ),
            new(
                "messages_reordered",
                "every batch of the crowd comes in three pieces, the last first; one event alone is overtaken by later ones",
                cancellationToken => InjectAsync(faults => faults.Reordered = 1, cancellationToken)
            ),
            new(
                "messages_truncated",
                "before every message of the crowd comes a part of it",
                cancellationToken => InjectAsync(faults => faults.Truncated = 1, cancellationToken)
            ),
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
            new($"{between}_refused", "connections are refused", cancellationToken => CutAsync(cable, Outage.Refused, cancellationToken)),
            new(
                $"{between}_silent",
                "a black hole: nothing passes, nothing is refused",
                cancellationToken => CutAsync(cable, Outage.Silent, cancellationToken)
            ),
            new(
                $"{between}_reset",
                "connections are reset in the middle, again and again",
                cancellationToken => CutAsync(cable, Outage.Reset, cancellationToken)
            ),
        ];

    private T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    /// <summary>For one to four seconds. Of the black holes, half forget the connections that stood.</summary>
    private async Task CutAsync(TcpFaultProxy cable, Outage outage, CancellationToken cancellationToken)
    {
        await cable.CutAsync(outage);
        await WaitAsync(TimeSpan.FromSeconds(1 + (3 * _random.NextDouble())), cancellationToken);
        await cable.MendAsync(forget: outage == Outage.Silent && _random.Next(2) == 0);
    }

    /// <summary>It is killed in between, so that it also starts at a wrong time and tidies the history then.</summary>
    private async Task JumpAsync(ChaosWorker worker, CancellationToken cancellationToken)
    {
        worker.Clock.Set(Year);
        await worker.KillAsync();
        await WaitAsync(ClockNotices * 2, cancellationToken);
        await JumpAsync(worker.Clock, cancellationToken);
    }

    private async Task JumpAsync(FakeClock clock, CancellationToken cancellationToken)
    {
        foreach (var ahead in (TimeSpan[])[Year, -Year, TimeSpan.Zero])
        {
            clock.Set(ahead);
            await WaitAsync(ClockNotices, cancellationToken);
        }
    }

    private async Task InjectAsync(Action<Fleet.FaultInjection> begin, CancellationToken cancellationToken)
    {
        var before = _site.Faults.Repeated;
        begin(_site.Faults);
        await WaitAsync(InjectionLasts, cancellationToken);
        (_site.Faults.Repeated, _site.Faults.Reordered, _site.Faults.Truncated) = (before, 0, 0);
    }

    private Task WaitAsync(TimeSpan wait, CancellationToken cancellationToken) => Task.Delay(wait, _site.Time, cancellationToken);
}
