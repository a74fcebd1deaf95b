using Roomtone.FrontDoor.Processes;
using Roomtone.FrontDoor.Servers;
using Roomtone.Mqtt;

namespace Roomtone.FrontDoor.Demo;

/// <summary>The whole appliance on one machine, from the camera to the dashboard, private and gone when it ends.</summary>
/// <param name="folder">Where it keeps everything.</param>
/// <param name="root">The checkout that was built.</param>
/// <param name="camera"><c>auto</c>, <c>pictures</c>, <c>/dev/videoN</c> or the full path of a video file.</param>
/// <param name="time">The clock of its waits.</param>
/// <param name="tell">Takes a sentence for people.</param>
internal sealed class Appliance(DemoFolder folder, string root, string camera, TimeProvider time, Action<string> tell) : IAsyncDisposable
{
    public const string Device = "demo";
    public const string Owner = "owner";
    public const int PreferredPort = 8420;

    private FileStream? _lock;
    private DemoPrograms? _programs;
    private IMqttLink? _link;

    public DemoFolder Folder => folder;

    public DemoPrograms Programs => _programs ?? throw NotStarted();

    public RoomWatch Watch { get; private set; } = null!;

    public DashboardVisit Visit { get; private set; } = null!;

    public Uri Address { get; } = new($"http://{PrivateServer.Host}:{FreePort.Prefer(PreferredPort)}/");

    public string Password { get; private set; } = "";

    /// <summary>Cleans up after a killed run, then starts everything.</summary>
    /// <exception cref="UsageException">Another one runs in this folder.</exception>
    /// <exception cref="ServerException">A server did not start.</exception>
    public async Task StartAsync(bool forgetHistory, CancellationToken stopping)
    {
        _lock = folder.Lock();
        foreach (var name in await Leftovers.EndAsync(folder.Root, time)) tell($"Ended {name}, which a killed run had left.");
        folder.Clear(forgetHistory);
        Password = await folder.DashboardPasswordAsync();
        _programs = new DemoPrograms(folder, root, Password, time, tell);
        await WriteSettingsAsync(_programs);
        _link = Listen(_programs.Broker);
        Watch = new RoomWatch(_link, Device, time);
        Visit = new DashboardVisit(Address, Password, Device, time);
        Watch.Start();
        await _programs.StartAsync(stopping);
    }

    public async ValueTask DisposeAsync()
    {
        if (_link is not null) await _link.DisposeAsync();
        if (_programs is not null) await _programs.DisposeAsync();
        if (_lock is not null) await _lock.DisposeAsync();
    }

    private async Task WriteSettingsAsync(DemoPrograms programs)
    {
        var settings = new ServiceSettings(folder, programs.Broker, programs.Database);
        await settings.WriteAgentAsync(camera, Path.Combine(root, "models", "expression.onnx"), programs.Player);
        await settings.WriteCloudSyncAsync(FreePort.Next());
        await settings.WriteDashboardAsync(Address.Port);
    }

    private static IMqttLink Listen(PrivateBroker broker) => MqttRegistration.Create(
        new MqttSettings { Host = PrivateServer.Host, Port = broker.Port, User = PrivateBroker.DashboardUser, ClientId = "demo-watch", SessionExpiry = TimeSpan.Zero },
        broker.PasswordOf(PrivateBroker.DashboardUser));

    private static InvalidOperationException NotStarted() => new("The appliance is not started yet.");
}
