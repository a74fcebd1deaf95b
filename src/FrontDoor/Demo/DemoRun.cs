using Roomtone.FrontDoor.Processes;
using Roomtone.FrontDoor.Servers;
using Roomtone.Mqtt;

namespace Roomtone.FrontDoor.Demo;

/// <summary>The whole appliance on one machine, from the camera to the dashboard, private and gone when it ends.</summary>
internal sealed class DemoRun(DemoOptions options, string root, TimeProvider time)
{
    public const string Device = "demo";
    public const string Owner = "owner";
    public const int PreferredPort = 8420;

    private StatusLine? _status;

    /// <returns>The exit code: 0 when all is well.</returns>
    /// <exception cref="ServerException">A server did not start.</exception>
    /// <exception cref="UsageException">Another demo runs.</exception>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var folder = new DemoFolder(Path.Combine(root, ".run"));
        await using var running = folder.Lock();
        foreach (var name in await Leftovers.EndAsync(folder.Root, time)) Say($"Ended {name}, which a killed demo had left.");
        folder.Clear(options.Fresh);

        Say("Starting broker, database, player, agent, CloudSync and dashboard.");
        var password = await folder.DashboardPasswordAsync();
        await using var programs = new DemoPrograms(folder, root, password, time, Say);
        var address = new Uri($"http://{PrivateServer.Host}:{FreePort.Prefer(PreferredPort)}/");
        await WriteSettingsAsync(folder, programs, address.Port);
        await using var link = Listen(programs.Broker);
        var watch = new RoomWatch(link, Device, time);
        watch.Start();
        var course = new DemoCourse(options, folder, programs, watch, new DashboardVisit(address, password, Device, time), Say, time);
        await programs.StartAsync(stopping);
        Welcome(await course.DashboardOpensAsync(stopping), address, password, folder);
        ShowStatusOf(watch);
        return await course.FollowAsync(stopping);
    }

    private async Task WriteSettingsAsync(DemoFolder folder, DemoPrograms programs, int dashboardPort)
    {
        var settings = new ServiceSettings(folder, programs.Broker, programs.Database, programs.Player);
        await settings.WriteAgentAsync(options.Camera, Path.Combine(root, "models", "expression.onnx"));
        await settings.WriteCloudSyncAsync(FreePort.Next());
        await settings.WriteDashboardAsync(dashboardPort);
    }

    private static IMqttLink Listen(PrivateBroker broker) => MqttRegistration.Create(
        new MqttSettings { Host = PrivateServer.Host, Port = broker.Port, User = PrivateBroker.DashboardUser, ClientId = "demo-watch", SessionExpiry = TimeSpan.Zero },
        broker.PasswordOf(PrivateBroker.DashboardUser));

    private void Welcome(bool open, Uri address, string password, DemoFolder folder)
    {
        Say(open ? "The dashboard is open:" : "The dashboard is not ready yet; it will be at:");
        Say($"  {address}   name: {Owner}   password: {password}");
        Say($"  logs: {folder.Root}/*/*.log   {(options.For is { } length ? $"ends by itself after {length.TotalSeconds:0} s" : "end it with Ctrl-C")}");
    }

    private void ShowStatusOf(RoomWatch watch)
    {
        _status = new StatusLine(watch, Console.Error, inPlace: !Console.IsErrorRedirected);
        watch.Changed += _status.Show;
        _status.Show();
    }

    private void Say(string sentence)
    {
        if (_status is { } status) status.Say(sentence);
        else Console.Error.WriteLine("roomtone: " + sentence);
    }
}
