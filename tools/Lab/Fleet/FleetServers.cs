using Roomtone.Cli.Host;
using Roomtone.Hosting;
using Roomtone.Lab.Demo;
using Roomtone.Lab.Processes;
using Roomtone.Lab.Servers;
using Roomtone.Lab.Supervision;
using Roomtone.Mqtt;

namespace Roomtone.Lab.Fleet;

/// <summary>The other side of the wire: a broker, an empty database and CloudSync, private and each started again when it ends.</summary>
/// <param name="folder">Where they keep everything.</param>
/// <param name="root">The checkout that was built.</param>
/// <param name="devices">The boxes that the broker shall know.</param>
/// <param name="time">The clock of its waits.</param>
/// <param name="tell">Takes a sentence for people.</param>
internal sealed class FleetServers(DemoFolder folder, string root, IReadOnlyList<string> devices, TimeProvider time, Action<string> tell)
    : IAsyncDisposable
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly List<Supervisor> _running = [];
    private FileStream? _lock;
    private ServiceProgram? _worker;

    public PrivateBroker Broker { get; } = new(folder.Of("broker"), time);

    public PrivateDatabase Database { get; } = new(folder.Of("database"), time);

    public int Restarts => _running.Sum(supervisor => supervisor.Restarts);

    public int? WorkerProcess => _worker?.ProcessId;

    /// <summary>A sentence when one of them cannot run at all.</summary>
    public string? Trouble =>
        _running.Select(supervisor => supervisor.GaveUp).FirstOrDefault(gaveUp => gaveUp.IsCompletedSuccessfully)?.Result;

    /// <summary>Cleans up after a killed run and returns when events can be stored.</summary>
    /// <exception cref="UsageException">Another fleet runs in this folder.</exception>
    /// <exception cref="ServerException">One of them did not start.</exception>
    public async Task StartAsync(CancellationToken stopping)
    {
        _lock = folder.Lock();
        await OrphanReaper.EndAsync(folder.Root, time);
        folder.Clear(forgetHistory: true);
        foreach (var user in (string[])[PrivateBroker.CloudSyncUser, .. devices]) Broker.AddUser(user);
        await Task.WhenAll(RunAsync(Broker, stopping), RunAsync(Database, stopping));

        var port = FreePort.Next();
        await new ServiceSettings(folder, Broker, Database).WriteCloudSyncAsync(port);
        await RunAsync(_worker = CloudSync(), stopping);
        await UntilReadyAsync(new Uri($"http://{PrivateServer.Host}:{port}/health/ready"), stopping);
    }

    /// <summary>A box's link that is not started yet.</summary>
    public IMqttLink Link(string device, Func<LastWill?> will) => FleetLink.Create(Broker.Port, device, Broker.PasswordOf(device), will);

    public async ValueTask DisposeAsync()
    {
        foreach (var supervisor in Enumerable.Reverse(_running)) await supervisor.DisposeAsync();
        if (_lock is not null) await _lock.DisposeAsync();
    }

    private ServiceProgram CloudSync() => new(
        "cloudsync",
        folder.Of("cloudsync"),
        Path.Combine(root, "src", "CloudSync", "bin", "Release", "net10.0", "Roomtone.CloudSync.dll"),
        new Dictionary<string, string>
        {
            ["ROOMTONE_MQTT_PASSWORD"] = Broker.PasswordOf(PrivateBroker.CloudSyncUser),
            ["ROOMTONE_DATABASE_PASSWORD"] = Database.UserPassword,
        },
        time);

    private Task RunAsync(ISupervised program, CancellationToken stopping)
    {
        var supervisor = new Supervisor(program, time, tell);
        _running.Add(supervisor);
        return supervisor.StartAsync(stopping);
    }

    private async Task UntilReadyAsync(Uri health, CancellationToken stopping)
    {
        using var client = new HttpClient();
        var started = time.GetTimestamp();
        while (!await IsReadyAsync(client, health, stopping))
        {
            if (Trouble is { } trouble)
                throw new ServerException(trouble);
            if (time.GetElapsedTime(started) > ReadyLimit)
                throw new ServerException(
                    $"CloudSync was not ready within {ReadyLimit.TotalSeconds:0} s. Its log is in {folder.Of("cloudsync")}."
                );
            await Task.Delay(Pause, time, stopping);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, Uri health, CancellationToken stopping)
    {
        try
        {
            using var answer = await client.GetAsync(health, stopping);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // Not listening yet.
        }
    }
}
