using System.Text.Json.Nodes;
using Roomtone.Cli.Host;
using Roomtone.Lab.Demo;
using Roomtone.Lab.Fleet;
using Roomtone.Lab.Servers;
using Roomtone.Lab.SimulatedBox;
using Roomtone.Lab.Supervision;

namespace Roomtone.Lab.Chaos.Site;

/// <summary>One box in a process of its own, with the agent's own outbox on a small disk of its own.</summary>
internal sealed class ChaosBox : IAsyncDisposable
{
    private const int DiskMegabytes = 24;
    private const int EventsPerSecond = 20;

    private readonly string _name;
    private readonly string _folder;
    private readonly ServiceProgram _program;
    private Supervisor _supervisor;
    private readonly Func<Supervisor> _makeSupervisor;

    public ChaosBox(string name, ChaosPlace place, PrivateBroker broker, Action<string> tell)
    {
        (_name, _folder) = (name, place.Folder.Of(name));
        Clock = new FakeClock(Path.Combine(_folder, "clock"));
        var environment = new Dictionary<string, string>(Clock.Environment) { ["ROOMTONE_MQTT_PASSWORD"] = broker.PasswordOf(name) };
        _program = new ServiceProgram(name, _folder, place.Assembly("tools/Lab"), environment, place.Time) { Verb = [BoxHost.Verb] };
        _makeSupervisor = () => new Supervisor(_program, place.Time, tell);
        _supervisor = _makeSupervisor();
    }

    public FakeClock Clock { get; }

    /// <summary>Null where none may be mounted.</summary>
    public SmallDisk? Disk { get; private set; }

    public string? GaveUp => _supervisor.GaveUp.IsCompletedSuccessfully ? _supervisor.GaveUp.Result : null;

    /// <summary>What its outbox has taken in all its runs, as it counted itself.</summary>
    public long Noticed => File.Exists(CountFile) ? BitConverter.ToInt64(File.ReadAllBytes(CountFile)) : 0;

    public OutboxLedger? Ledger => OutboxLedger.Read(Path.Combine(StateFolder, "outbox.db"));

    /// <summary>An event that the outbox took and did not keep counts as sent, and so as lost.</summary>
    public SentEvents Sent =>
        Ledger is { } ledger
            ? new SentEvents(_name, ledger.Epoch, Math.Max(ledger.Published, Noticed))
            : new SentEvents(_name, Guid.Empty, Noticed);

    private string StateFolder => Path.Combine(_folder, "state");

    private string CountFile => Path.Combine(_folder, "noticed");

    public async Task StartAsync(int brokerPort, CancellationToken cancellationToken)
    {
        Disk = await SmallDisk.TryMountAsync(StateFolder, DiskMegabytes);
        await WriteSettingsAsync(brokerPort, EventsPerSecond);
        await _supervisor.StartAsync(cancellationToken);
    }

    public Task KillAsync() => _program.KillAsync();

    /// <summary>An orderly end and a new start: its outbox then begins its write-ahead log anew.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await _supervisor.DisposeAsync();
        _supervisor = _makeSupervisor();
        await _supervisor.StartAsync(cancellationToken);
    }

    /// <summary>Starts it anew so that it notices nothing more and only hands over what it has.</summary>
    public async Task HushAsync(int brokerPort)
    {
        await WriteSettingsAsync(brokerPort, eventsPerSecond: 0);
        await RestartAsync(CancellationToken.None);
    }

    public Task StopAsync() => _supervisor.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _supervisor.DisposeAsync();
        if (Disk is not null) await Disk.DisposeAsync();
    }

    private Task WriteSettingsAsync(int brokerPort, int eventsPerSecond) =>
        PrivateFile.WriteAsync(Path.Combine(_folder, "settings.json"), Settings(brokerPort, eventsPerSecond).ToJsonString());

    private JsonObject Settings(int brokerPort, int eventsPerSecond) => new()
    {
        ["Device"] = new JsonObject { ["Id"] = _name, [nameof(StateFolder)] = StateFolder },
        ["Mqtt"] = new JsonObject { ["Host"] = PrivateServer.Host, ["Port"] = brokerPort, ["User"] = _name },
        ["Sync"] = new JsonObject { ["ResendAfter"] = "00:00:03" },
        ["Noticing"] = new JsonObject { ["EventsPerSecond"] = eventsPerSecond, [nameof(CountFile)] = CountFile },
    };
}
