using Roomtone.FrontDoor.Processes;
using Roomtone.FrontDoor.Servers;
using Roomtone.Mqtt;

namespace Roomtone.FrontDoor.Demo;

/// <summary>The whole appliance on one machine, from the camera to the dashboard, private and gone when it ends.</summary>
internal sealed class DemoRun(DemoOptions options, string root, TimeProvider time)
{
    public const string Device = "demo";
    public const string Owner = "owner";
    private const int PreferredPort = 8420;

    private readonly TextWriter _people = Console.Error;
    private StatusLine? _status;

    /// <returns>The exit code: 0 when all is well.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        var started = time.GetUtcNow();
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
        await programs.StartAsync(stopping);

        var visit = new DashboardVisit(address, password, Device, time);
        var course = new DemoCourse(options, programs, watch, visit, time);
        if (await course.DashboardIsReadyAsync(stopping)) Say($"The dashboard is at {address}  login: {Owner}  password: {password}");
        Say(options.For is null ? "Ctrl-C ends it all." : $"It ends by itself {options.For.Value.TotalSeconds:0} s after its start.");
        return await FollowAsync(course, watch, started, stopping);
    }

    private async Task<int> FollowAsync(DemoCourse course, RoomWatch watch, DateTimeOffset started, CancellationToken stopping)
    {
        var status = _status = new StatusLine(watch, _people, inPlace: !Console.IsErrorRedirected);
        watch.Changed += status.Show;
        await course.UntilOverAsync(Left(started), stopping);
        watch.Changed -= status.Show;
        if (options.For is null || stopping.IsCancellationRequested)
        {
            Say("Ending it all.");
            return 0;
        }

        Say("The time is up: counting.");
        return Tell(await course.SummariseAsync(started));
    }

    private TimeSpan? Left(DateTimeOffset started)
    {
        if (options.For is not { } whole) return null;
        var left = whole - (time.GetUtcNow() - started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private int Tell(DemoSummary summary)
    {
        foreach (var problem in summary.Problems) Say(problem);
        if (options.Json) Console.WriteLine(summary.ToJson());
        else Say($"{summary.Frames} frames, {summary.Faces} faces, {summary.Readings} readings, {summary.TracksStarted} tracks; {summary.EventsPublished} events published, {summary.RowsStored} stored, {summary.EventsLost} lost.");
        return summary.IsWell ? 0 : 1;
    }

    private async Task WriteSettingsAsync(DemoFolder folder, DemoPrograms programs, int dashboardPort)
    {
        var settings = new ServiceSettings(folder, programs.Broker, programs.Database, programs.Player);
        await settings.WriteAgentAsync(options.Camera, Path.Combine(root, "models", "expression.onnx"));
        await settings.WriteCloudSyncAsync(FreePort.Next());
        await settings.WriteDashboardAsync(dashboardPort);
    }

    private static IMqttLink Listen(PrivateBroker broker) => MqttRegistration.Create(
        new MqttSettings { Host = PrivateServer.Host, Port = broker.Port, User = PrivateBroker.DashboardUser, ClientId = "demo-watch" },
        broker.PasswordOf(PrivateBroker.DashboardUser));

    private void Say(string sentence)
    {
        if (_status is { } status) status.Say(sentence);
        else _people.WriteLine("roomtone: " + sentence);
    }
}
