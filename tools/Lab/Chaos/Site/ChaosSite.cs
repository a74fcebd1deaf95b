using Roomtone.Cli.Host;
using Roomtone.Lab.Fleet;
using Roomtone.Lab.Servers;
using Roomtone.Lab.Supervision;

namespace Roomtone.Lab.Chaos.Site;

/// <summary>
/// A whole system to be ill-treated: a broker, a database on a small disk, workers, boxes with outboxes on disk, and a
/// crowd of boxes without; a wire that can be cut between each two of them. Whatever ends is started again.
/// </summary>
internal sealed class ChaosSite : IAsyncDisposable
{
    private const int DatabaseMegabytes = 400;

    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ChaosPlace _place;
    private readonly FleetPlan _plan;
    private readonly List<Supervisor> _servers = [];
    public ChaosSite(ChaosPlace place, ChaosOptions options, Action<string> tell)
    {
        (_place, Tell) = (place, tell);
        _plan = new FleetPlan(FleetPlan.Names(options.Devices), options.EventsPerSecond, TimeSpan.MaxValue, options.Seed);
        Broker = new PrivateBroker(place.Folder.Of("broker"), place.Time);
        Database = new PrivateDatabase(place.Folder.Of("database"), place.Time);
        var boxes = Enumerable.Range(1, options.Boxes).Select(number => $"box-{number}").ToList();
        foreach (var user in (string[])[PrivateBroker.CloudSyncUser, .. boxes, .. _plan.Devices])
            Broker.AddUser(user);
        (BoxToBroker, WorkerToBroker, WorkerToDatabase) = (
            new TcpFaultProxy(Broker.Port),
            new TcpFaultProxy(Broker.Port),
            new TcpFaultProxy(Database.Port)
        );
        Workers =
        [
            .. Enumerable.Range(1, options.Workers).Select(number => new ChaosWorker($"worker-{number}", place, Broker, Database, tell)),
        ];
        Boxes = [.. boxes.Select(name => new ChaosBox(name, place, Broker, tell))];
        Crowd = new FleetScenario(
            _plan,
            (device, will) => FleetLink.Create(BoxToBroker.Port, device, Broker.PasswordOf(device), will),
            () => Trouble,
            place.Time,
            Faults
        );
    }

    public Action<string> Tell { get; }

    public TimeProvider Time => _place.Time;

    public PrivateBroker Broker { get; }

    public PrivateDatabase Database { get; }

    public SmallDisk? DatabaseDisk { get; private set; }

    public TcpFaultProxy BoxToBroker { get; }

    public TcpFaultProxy WorkerToBroker { get; }

    public TcpFaultProxy WorkerToDatabase { get; }

    public IReadOnlyList<ChaosWorker> Workers { get; }

    public IReadOnlyList<ChaosBox> Boxes { get; }

    public FleetScenario Crowd { get; }

    public FaultInjection Faults { get; } = new();

    /// <summary>A sentence when one of them cannot run at all.</summary>
    public string? Trouble =>
        _servers.Select(server => server.GaveUp).FirstOrDefault(gaveUp => gaveUp.IsCompletedSuccessfully)?.Result
        ?? Workers.Select(worker => worker.GaveUp).Concat(Boxes.Select(box => box.GaveUp)).FirstOrDefault(gaveUp => gaveUp is not null);

    /// <summary>Returns when all are connected.</summary>
    /// <exception cref="ServerException">One of them did not start.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        DatabaseDisk = await SmallDisk.TryMountAsync(Database.Folder, DatabaseMegabytes);
        await Task.WhenAll(RunAsync(Broker, cancellationToken), RunAsync(Database, cancellationToken));
        foreach (var worker in Workers) await worker.StartAsync(WorkerToBroker.Port, WorkerToDatabase.Port, cancellationToken);
        foreach (var box in Boxes) await box.StartAsync(BoxToBroker.Port, cancellationToken);
        await UntilWellAsync(cancellationToken);
        await Crowd.ConnectAsync(cancellationToken);
    }

    /// <summary>Returns when every worker is ready and every box has an outbox.</summary>
    /// <exception cref="ServerException">They were not within a minute and a half.</exception>
    public async Task UntilWellAsync(CancellationToken cancellationToken)
    {
        var started = Time.GetTimestamp();
        while (!await IsWellAsync())
        {
            if (Trouble is { } trouble)
                throw new ServerException(trouble);
            if (Time.GetElapsedTime(started) > ReadyLimit)
                throw new ServerException(
                    $"Not all parts came back within {ReadyLimit.TotalSeconds:0} s. Their logs are below {_place.Folder.Root}."
                );
            await Task.Delay(Pause, Time, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Crowd.DisposeAsync();
        foreach (var box in Boxes) await box.DisposeAsync();
        foreach (var worker in Workers) await worker.DisposeAsync();
        foreach (var cable in (TcpFaultProxy[])[BoxToBroker, WorkerToBroker, WorkerToDatabase]) await cable.DisposeAsync();
        foreach (var server in Enumerable.Reverse(_servers)) await server.DisposeAsync();
        if (DatabaseDisk is not null) await DatabaseDisk.DisposeAsync();
    }

    private Task RunAsync(ISupervised program, CancellationToken cancellationToken)
    {
        var supervisor = new Supervisor(program, Time, Tell);
        _servers.Add(supervisor);
        return supervisor.StartAsync(cancellationToken);
    }

    private async Task<bool> IsWellAsync()
    {
        foreach (var worker in Workers)
            if (!await worker.IsReadyAsync()) return false;
        return Boxes.All(box => box.Ledger is not null);
    }
}
