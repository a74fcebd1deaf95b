using System.Text.Json;
using System.Text.Json.Nodes;
using Roomtone.Cli.Authority;
using Roomtone.Cli.Host;
using Roomtone.Lab.Servers;

namespace Roomtone.Lab.Demo;

/// <summary>The settings files of the three services. Secrets are not in them.</summary>
internal sealed class ServiceSettings(DemoFolder folder, PrivateBroker broker, PrivateDatabase database)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Whom the services trust; without it, the authority of the servers themselves.</summary>
    public string? CaFile { get; init; }

    /// <summary>The dashboard at which the box joins; null: it knows its broker already.</summary>
    public Uri? Joins { get; init; }

    /// <summary>With it the dashboard speaks HTTPS and takes devices.</summary>
    public TlsFiles? DashboardTls { get; init; }

    /// <summary>The stand-ins for the players of the page; null: it has only the library.</summary>
    public DemoPlayers? Players { get; init; }

    /// <summary>The stand-ins for web radio; null: the real directory.</summary>
    public DemoRadio? Radio { get; init; }

    public Task WriteAgentAsync(string camera, Networks networks, PrivatePlayer player, JsonObject? spotify = null) =>
        WriteAsync(
            "agent",
            new JsonObject
            {
                ["Spotify"] = spotify ?? new JsonObject { ["ClientId"] = "" },
                ["YouTube"] = Players?.YouTube ?? [],
                ["SoundCloud"] = Players?.SoundCloud ?? [],
                [nameof(Radio)] = Radio?.Settings ?? [],
                ["Device"] = Joins is null
                    ? new JsonObject { ["Id"] = Appliance.Device, ["StateFolder"] = folder.AgentState }
                    : new JsonObject { ["StateFolder"] = folder.AgentState },
                ["Camera"] = new JsonObject { ["Source"] = camera, ["Pictures"] = folder.Pictures },
                ["Vision"] = networks.Settings(),
                ["Music"] = new JsonObject { ["LibraryFolder"] = folder.Music },
                ["Speaker"] = new JsonObject { ["Host"] = PrivateServer.Host, ["Port"] = player.Port },
                [Joins is null ? "Mqtt" : "Joining"] = Joins is null
                    ? Mqtt(Appliance.Device)
                    : new JsonObject { ["Server"] = Joins.ToString() },
                ["Metrics"] = new JsonObject { ["Port"] = FreePort.Next() },
            }
        );

    public Task WriteCloudSyncAsync(int port) => WriteAsync("cloudsync", new JsonObject
    {
        ["Mqtt"] = Mqtt(PrivateBroker.CloudSyncUser),
        ["Database"] = Database(),
        ["Http"] = new JsonObject { ["Port"] = port },
    });

    public Task WriteDashboardAsync(int port) =>
        WriteAsync(
            "dashboard",
            new JsonObject
            {
                ["Mqtt"] = Mqtt(PrivateBroker.DashboardUser),
                ["Database"] = Database(),
                ["Library"] = new JsonObject { ["Folder"] = folder.Music, ["Device"] = Appliance.Device },
                ["Http"] = new JsonObject
                {
                    ["Address"] = PrivateServer.Host,
                    ["Port"] = port,
                    ["CertificateFile"] = DashboardTls?.CertificateFile ?? "",
                    ["KeyFile"] = DashboardTls?.KeyFile ?? "",
                    ["PlayerStandIns"] = Players?.Address ?? "",
                },
                ["Joining"] = DashboardTls is null
                    ? new JsonObject()
                    : new JsonObject
                    {
                        ["BrokerHost"] = PrivateServer.Host,
                        ["BrokerPort"] = broker.Port,
                        [nameof(CaFile)] = broker.CaFile,
                    },
                ["Accounts"] = new JsonObject { ["KeysFolder"] = folder.Of("dashboard-keys") },
            }
        );

    private JsonObject Mqtt(string user) =>
        new()
        {
            ["Host"] = PrivateServer.Host,
            ["Port"] = broker.Port,
            ["User"] = user,
            [nameof(CaFile)] = CaFile ?? broker.CaFile,
        };

    private JsonObject Database() => new()
    {
        ["Host"] = PrivateServer.Host,
        ["Port"] = database.Port,
        ["Name"] = PrivateDatabase.DefaultName,
        ["User"] = PrivateDatabase.User,
        ["Tls"] = database.CaFile.Length > 0,
        [nameof(CaFile)] = CaFile ?? database.CaFile,
    };

    private Task WriteAsync(string service, JsonObject settings) =>
        PrivateFile.WriteAsync(Path.Combine(folder.Of(service), "settings.json"), settings.ToJsonString(Indented));
}
