using Roomtone.Cli.Authority;
using Roomtone.Cli.Host;
using Roomtone.Lab.Servers;
using Roomtone.Lab.Supervision;

namespace Roomtone.Lab.Demo;

/// <summary>The six programs of a demo, each with its supervisor, in the order of their start.</summary>
internal sealed class DemoPrograms : IAsyncDisposable
{
    private readonly List<Supervisor> _running = [];
    private readonly Func<Supervisor> _makeAgent;
    private Supervisor _agent;
    private string _joinCode = "";
    private readonly Supervisor[] _servers;
    private readonly Supervisor[] _readers;

    public DemoPrograms(
        DemoFolder folder,
        string root,
        string dashboardPassword,
        TimeProvider time,
        Action<string> tell,
        AuthorityFolder? authority = null,
        string? youTubeKey = null
    )
    {
        Broker = new PrivateBroker(folder.Of("broker"), time, authority?.FilesOf("broker")) { IsManaged = authority is not null };
        Database = new PrivateDatabase(folder.Of("database"), time, authority?.FilesOf("database"));
        Player = new PrivatePlayer(folder.Of("player"), folder.Music, PlayerOutput.Auto(), time);
        // With an authority the box joins: the broker hears of it from the dashboard.
        string[] users = authority is null
            ? [Appliance.Device, PrivateBroker.CloudSyncUser, PrivateBroker.DashboardUser]
            : [PrivateBroker.CloudSyncUser, PrivateBroker.DashboardUser, PrivateBroker.ControlUser];
        foreach (var user in users)
            Broker.AddUser(user);

        Supervisor Of(ISupervised program) => new(program, time, tell);
        Supervisor Service(string name, string project, params (string Name, string Value)[] secrets) =>
            Of(
                new ServiceProgram(
                    name,
                    folder.Of(name),
                    Path.Combine(root, "src", project, "bin", "Release", "net10.0", $"Roomtone.{project}.dll"),
                    secrets.ToDictionary(s => s.Name, s => s.Value),
                    time
                )
            );

        var database = ("ROOMTONE_DATABASE_PASSWORD", Database.UserPassword);
        _servers = [Of(Broker), Of(Database), Of(Player)];
        _makeAgent = () =>
            Service(
                "agent",
                "EdgeAgent",
                [
                    authority is null ? Mqtt(Appliance.Device) : ("ROOMTONE_JOIN_CODE", _joinCode),
                    ("ROOMTONE_MPD_PASSWORD", Player.UserPassword),
                    .. youTubeKey is null ? Array.Empty<(string, string)>() : [("ROOMTONE_YOUTUBE_KEY", youTubeKey)],
                ]
            );
        _agent = _makeAgent();
        _readers =
        [
            Service("cloudsync", "CloudSync", Mqtt(PrivateBroker.CloudSyncUser), database),
            Service(
                "dashboard",
                "Dashboard",
                Mqtt(PrivateBroker.DashboardUser),
                database,
                ("ROOMTONE_DASHBOARD_PASSWORD", dashboardPassword),
                ("ROOMTONE_BROKER_CONTROL_PASSWORD", authority is null ? "" : Broker.PasswordOf(PrivateBroker.ControlUser))
            ),
        ];
    }

    public PrivateBroker Broker { get; }

    public PrivateDatabase Database { get; }

    public PrivatePlayer Player { get; }

    public int Restarts => _running.Sum(supervisor => supervisor.Restarts);

    /// <summary>Completes when one of them cannot run at all; the result says why.</summary>
    public async Task<string> GaveUpAsync() => await await Task.WhenAny(_running.Select(supervisor => supervisor.GaveUp));

    /// <summary>The servers first, side by side; then the box; then those who read from it.</summary>
    /// <param name="joinCode">For a box that joins: asked when those who read are there. The box comes last then.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ServerException">One of them did not start.</exception>
    public async Task StartAsync(Func<CancellationToken, Task<string>>? joinCode, CancellationToken cancellationToken)
    {
        _running.AddRange(_servers);
        await Task.WhenAll(_servers.Select(server => server.StartAsync(cancellationToken)));
        if (joinCode is null) await RunAsync(_agent, cancellationToken);
        foreach (var reader in _readers) await RunAsync(reader, cancellationToken);
        if (joinCode is null) return;
        _joinCode = await joinCode(cancellationToken);
        await RunAsync(_agent = _makeAgent(), cancellationToken);
    }

    private Task RunAsync(Supervisor program, CancellationToken cancellationToken)
    {
        _running.Add(program);
        return program.StartAsync(cancellationToken);
    }

    public Task StopAgentAsync() => _agent.StopAsync();

    /// <summary>After <see cref="StopAgentAsync"/>.</summary>
    public Task StartAgentAsync(CancellationToken cancellationToken)
    {
        _running.Add(_agent = _makeAgent());
        return _agent.StartAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var supervisor in Enumerable.Reverse(_running).Except(_servers)) await supervisor.DisposeAsync();
        await Task.WhenAll(_servers.Intersect(_running).Select(server => server.DisposeAsync().AsTask()));
    }

    private (string Name, string Value) Mqtt(string user) => ("ROOMTONE_MQTT_PASSWORD", Broker.PasswordOf(user));
}
