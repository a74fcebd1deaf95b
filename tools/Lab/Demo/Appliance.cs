using Roomtone.Cli.Authority;
using Roomtone.Cli.Host;
using Roomtone.Hosting;
using Roomtone.Lab.Processes;
using Roomtone.Lab.Servers;
using Roomtone.Mqtt;

namespace Roomtone.Lab.Demo;

/// <summary>The whole appliance on one machine, from the camera to the dashboard, private and gone when it ends.</summary>
/// <param name="folder">Where it keeps everything.</param>
/// <param name="root">The checkout that was built.</param>
/// <param name="camera"><c>auto</c>, <c>pictures</c>, <c>browser</c>, <c>/dev/videoN</c> or the full path of a video file.</param>
/// <param name="time">The clock of its waits.</param>
/// <param name="tell">Takes a sentence for people.</param>
/// <param name="tls">Whether every way is encrypted, and the box joins with a one-time code.</param>
internal sealed class Appliance(DemoFolder folder, string root, string camera, TimeProvider time, Action<string> tell, bool tls = false)
    : IAsyncDisposable
{
    public const string Device = "demo";
    public const string Owner = "owner";
    public const int PreferredPort = 8420;

    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private FileStream? _lock;
    private DemoPrograms? _programs;
    private IMqttLink? _link;

    public DemoFolder Folder => folder;

    /// <summary>The stand-in for Spotify; null where only the local library plays.</summary>
    public DemoSpotify? Spotify { get; init; }

    /// <summary>The stand-ins for the players of the page; null where it has only the library.</summary>
    public DemoPlayers? Players { get; init; }

    /// <summary>The stand-ins for web radio; null where the real directory is asked.</summary>
    public DemoRadio? Radio { get; init; }

    public DemoPrograms Programs => _programs ?? throw NotStarted();

    public RoomObserver Watch { get; private set; } = null!;

    public DashboardVisit Visit { get; private set; } = null!;

    public Uri Address { get; } = new($"{(tls ? "https" : "http")}://{PrivateServer.Host}:{FreePort.Prefer(PreferredPort)}/");

    public string Password { get; private set; } = "";

    /// <summary>The authority of all certificates; null without TLS.</summary>
    public string? CaFile { get; private set; }

    /// <summary>Cleans up after a killed run, then starts everything.</summary>
    /// <exception cref="UsageException">Another one runs in this folder.</exception>
    /// <exception cref="ServerException">A server did not start.</exception>
    public async Task StartAsync(bool forgetHistory, CancellationToken cancellationToken)
    {
        _lock = folder.Lock();
        foreach (var name in await OrphanReaper.EndAsync(folder.Root, time)) tell($"Ended {name}, which a killed run had left.");
        folder.Clear(forgetHistory);
        Password = await folder.DashboardPasswordAsync();
        var authority = tls ? await AuthorityAsync(cancellationToken) : null;
        CaFile = authority?.CaFile;
        _programs = new DemoPrograms(folder, root, Password, time, tell, authority, Players?.Key);
        if (Spotify is not null) await Spotify.StartAsync(cancellationToken);
        if (Players is not null) await Players.StartAsync(cancellationToken);
        if (Radio is not null) await Radio.StartAsync(cancellationToken);
        await WriteSettingsAsync(_programs, authority);
        _link = Listen(_programs.Broker);
        Watch = new RoomObserver(_link, Device, time);
        Visit = new DashboardVisit(Address, Password, Device, time, CaFile);
        Watch.Start();
        if (Spotify is not null) await Spotify.LogInAsync(cancellationToken);
        await _programs.StartAsync(tls ? CodeAsync : null, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_link is not null) await _link.DisposeAsync();
        if (_programs is not null) await _programs.DisposeAsync();
        if (Spotify is not null) await Spotify.DisposeAsync();
        if (Players is not null) await Players.DisposeAsync();
        if (Radio is not null) await Radio.DisposeAsync();
        if (_lock is not null) await _lock.DisposeAsync();
    }

    /// <summary>As an owner does it by hand, once the dashboard is there.</summary>
    private async Task<string> CodeAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (!await Visit.IsReadyAsync(cancellationToken))
        {
            if (time.GetElapsedTime(began) > JoinLimit)
                throw new ServerException(
                    $"The dashboard was not ready within {JoinLimit.TotalSeconds:0} s, so the box cannot join. Its log is in {folder.Of("dashboard")}."
                );
            await Task.Delay(Pause, time, cancellationToken);
        }

        return await Visit.MakeCodeAsync(cancellationToken);
    }

    private async Task<AuthorityFolder> AuthorityAsync(CancellationToken cancellationToken)
    {
        var authority = new AuthorityFolder(folder.Of("ca"), time);
        if (!authority.Exists)
            await new CaCommand(new CaOptions("make", folder.Of("ca"), []), time, TextWriter.Null).RunAsync(cancellationToken);
        return authority;
    }

    private async Task WriteSettingsAsync(DemoPrograms programs, AuthorityFolder? authority)
    {
        var settings = new ServiceSettings(folder, programs.Broker, programs.Database)
        {
            Joins = tls ? Address : null,
            DashboardTls = authority?.FilesOf("dashboard"),
            Players = Players,
            Radio = Radio,
        };
        await settings.WriteAgentAsync(camera, Networks.In(root), programs.Player, Spotify?.Settings);
        await settings.WriteCloudSyncAsync(FreePort.Next());
        await settings.WriteDashboardAsync(Address.Port);
    }

    private static IMqttLink Listen(PrivateBroker broker) =>
        MqttRegistration.Create(
            new MqttSettings
            {
                Host = PrivateServer.Host,
                Port = broker.Port,
                User = PrivateBroker.DashboardUser,
                ClientId = "demo-watch",
                SessionExpiry = TimeSpan.Zero,
                CaFile = broker.CaFile,
            },
            broker.PasswordOf(PrivateBroker.DashboardUser)
        );

    private static InvalidOperationException NotStarted() => new("The appliance is not started yet.");
}
