using System.Diagnostics;
using System.Text.Json.Nodes;
using Roomtone.Contracts;
using Roomtone.Lab;
using Roomtone.Lab.Servers;

namespace Roomtone.CloudSync.Bench;

/// <summary>A private Node-RED with one flow. It is fetched from npm once, by the versions in <c>bench/peers/node-red</c>.</summary>
internal sealed class NodeRed : IAsyncDisposable
{
    /// <summary>Below the box's events, where CloudSync does not listen.</summary>
    public const string Topic = "peer";

    private const string Insert = """
        const key = Buffer.from(msg.payload.epoch.replaceAll('-', ''), 'hex');
        const time = text => text.replace('T', ' ').replace('Z', '');
        for (const e of msg.payload.events) {
          const d = e.data, f = d.expressions;
          node.send({
            topic: 'INSERT INTO mood_events (device, epoch, seq, at, window_from, window_to, people, coverage, mood, valence, arousal, confidence, neutral, happiness, surprise, sadness, anger, disgust, fear, contempt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            payload: ['bench-box', key, e.seq, time(e.at), time(d.from), time(d.to), d.people, d.coverage, d.mood, d.valence, d.arousal, d.confidence, f.neutral, f.happiness, f.surprise, f.sadness, f.anger, f.disgust, f.fear, f.contempt],
          });
        }
        """;

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private NodeRed(Process process) => _process = process;

    /// <returns>Null when it cannot be installed here; the reason is said.</returns>
    public static async Task<NodeRed?> TryStartAsync(Stage stage)
    {
        var home = await InstallAsync();
        if (home is null) return null;
        var folder = stage.FolderOf("node-red");
        await File.WriteAllTextAsync(Path.Combine(folder, "flows.json"), Flow(stage).ToJsonString());
        await File.WriteAllTextAsync(
            Path.Combine(folder, "settings.js"),
            $"module.exports = {{ flowFile: 'flows.json', credentialSecret: false, uiHost: '127.0.0.1', uiPort: {FreePort.Next()}, httpAdminRoot: false, logging: {{ console: {{ level: 'info' }} }} }};"
        );
        await File.WriteAllTextAsync(Path.Combine(folder, "flows_cred.json"), Credentials(stage).ToJsonString());
        var start = new ProcessStartInfo(
            "node",
            [
                Path.Combine(home, "node_modules", "node-red", "red.js"),
                "--userDir",
                folder,
                "--settings",
                Path.Combine(folder, "settings.js"),
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        // Node-RED looks for nodes in its user folder only.
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Path.Combine(home, "node_modules"));
        File.Copy(Path.Combine(home, "package.json"), Path.Combine(folder, "package.json"));
        var process = Process.Start(start)!;
        var started = await ConnectedAsync(process).WaitAsync(StartLimit, TimeProvider.System);
        if (started) return new NodeRed(process);
        await Console.Error.WriteLineAsync("Node-RED ended while it started: peer_ratio is left out.");
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>It says so once its MQTT node is connected; its MySQL node is quicker.</summary>
    private static async Task<bool> ConnectedAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.Contains("Connected to broker", StringComparison.OrdinalIgnoreCase)) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return true;
        }

        return false;
    }

    private static async Task<string?> InstallAsync()
    {
        if (Repository.Root is not { } root) return null;
        var (from, home) = (Path.Combine(root, "bench", "peers", "node-red"), Path.Combine(root, ".run", "peers", "node-red"));
        if (Directory.Exists(Path.Combine(home, "node_modules", "node-red-node-mysql"))) return home;
        Directory.CreateDirectory(home);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(home, Path.GetFileName(file)), overwrite: true);
        using var npm = Process.Start(
            new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-progress"])
            {
                WorkingDirectory = home,
                RedirectStandardOutput = true,
            }
        )!;
        await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode == 0) return home;
        await Console.Error.WriteLineAsync("Node-RED cannot be fetched from npm: peer_ratio is left out.");
        return null;
    }

    private static JsonArray Flow(Stage stage) =>
        [
            new JsonObject
            {
                ["id"] = "tab",
                ["type"] = "tab",
                ["label"] = "peer",
            },
            new JsonObject
            {
                ["id"] = "broker",
                ["type"] = "mqtt-broker",
                ["broker"] = PrivateServer.Host,
                ["port"] = stage.BrokerPort,
                ["protocolVersion"] = "5",
                ["clientid"] = "node-red",
                ["autoConnect"] = true,
                ["keepalive"] = "60",
                ["cleansession"] = true,
            },
            new JsonObject
            {
                ["id"] = "database",
                ["type"] = "MySQLdatabase",
                ["host"] = PrivateServer.Host,
                ["port"] = stage.DatabasePort,
                ["db"] = PrivateDatabase.DefaultName,
                ["charset"] = "UTF8",
            },
            new JsonObject
            {
                ["id"] = "in",
                ["type"] = "mqtt in",
                ["z"] = "tab",
                ["broker"] = "broker",
                ["topic"] = $"{Topics.Events(Stage.Box)}/{Topic}",
                ["qos"] = "1",
                ["datatype"] = "json",
                ["wires"] = new JsonArray(new JsonArray("make")),
            },
            new JsonObject
            {
                ["id"] = "make",
                ["type"] = "function",
                ["z"] = "tab",
                ["func"] = Insert,
                ["outputs"] = 1,
                ["wires"] = new JsonArray(new JsonArray("out")),
            },
            new JsonObject
            {
                ["id"] = "out",
                ["type"] = "mysql",
                ["z"] = "tab",
                ["mydb"] = "database",
                ["wires"] = new JsonArray(new JsonArray()),
            },
        ];

    private static JsonObject Credentials(Stage stage) => new()
    {
        ["broker"] = new JsonObject { ["user"] = Stage.Box, ["password"] = stage.BoxPassword },
        ["database"] = new JsonObject { ["user"] = PrivateDatabase.User, ["password"] = stage.DatabasePassword },
    };
}
