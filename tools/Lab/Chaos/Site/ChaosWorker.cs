using System.Globalization;
using System.Text.Json.Nodes;
using Roomtone.Cli.Host;
using Roomtone.Lab.Demo;
using Roomtone.Lab.Servers;
using Roomtone.Lab.Supervision;

namespace Roomtone.Lab.Chaos.Site;

/// <summary>One CloudSync worker behind its wires, with a clock of its own.</summary>
internal sealed class ChaosWorker : IAsyncDisposable
{
    private const string FailedCommits = "roomtone_cloudsync_commit_failures_total ";

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly ServiceProgram _program;
    private readonly Supervisor _supervisor;
    private readonly string _folder;
    private readonly int _port = FreePort.Next();

    public ChaosWorker(string name, ChaosPlace place, PrivateBroker broker, PrivateDatabase database, Action<string> tell)
    {
        _folder = place.Folder.Of(name);
        Clock = new FakeClock(Path.Combine(_folder, "clock"));
        var environment = new Dictionary<string, string>(Clock.Environment)
        {
            ["ROOMTONE_MQTT_PASSWORD"] = broker.PasswordOf(PrivateBroker.CloudSyncUser),
            ["ROOMTONE_DATABASE_PASSWORD"] = database.UserPassword,
        };
        _program = new ServiceProgram(name, _folder, place.Assembly("src/CloudSync"), environment, place.Time);
        _supervisor = new Supervisor(_program, place.Time, tell);
    }

    public FakeClock Clock { get; }

    public int? ProcessId => _program.ProcessId;

    public string? GaveUp => _supervisor.GaveUp.IsCompletedSuccessfully ? _supervisor.GaveUp.Result : null;

    public async Task StartAsync(int brokerPort, int databasePort, CancellationToken cancellationToken)
    {
        await PrivateFile.WriteAsync(
            Path.Combine(_folder, "settings.json"),
            Settings(brokerPort, databasePort).ToJsonString(),
            cancellationToken
        );
        await _supervisor.StartAsync(cancellationToken);
    }

    public Task KillAsync() => _program.KillAsync();

    public Task<bool> IsReadyAsync() => AskAsync("health/ready", answer => Task.FromResult(answer.IsSuccessStatusCode), otherwise: false);

    /// <summary>Transactions that failed since its start.</summary>
    public Task<long> FailuresAsync() =>
        AskAsync("metrics", async answer => FailuresIn(await answer.Content.ReadAsStringAsync()), otherwise: 0L);

    public ValueTask DisposeAsync() => _supervisor.DisposeAsync();

    private static long FailuresIn(string metrics) =>
        metrics
            .Split('\n')
            .Where(line => line.StartsWith(FailedCommits, StringComparison.Ordinal))
            .Select(line => long.Parse(line.AsSpan(FailedCommits.Length), CultureInfo.InvariantCulture))
            .FirstOrDefault();

    private async Task<T> AskAsync<T>(string path, Func<HttpResponseMessage, Task<T>> read, T otherwise)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri($"http://{PrivateServer.Host}:{_port}/{path}"));
            return await read(answer);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return otherwise; // Not listening, or too slow to count as ready.
        }
    }

    private JsonObject Settings(int brokerPort, int databasePort) =>
        new()
        {
            ["Mqtt"] = new JsonObject
            {
                ["Host"] = PrivateServer.Host,
                ["Port"] = brokerPort,
                ["User"] = PrivateBroker.CloudSyncUser,
            },
            ["Database"] = new JsonObject
            {
                ["Host"] = PrivateServer.Host,
                ["Port"] = databasePort,
                ["Name"] = PrivateDatabase.DefaultName,
                ["User"] = PrivateDatabase.User,
            },
            ["Http"] = new JsonObject { ["Port"] = _port },
            ["Logging"] = new JsonObject
            {
                ["LogLevel"] = new JsonObject { ["Default"] = "Information", ["Microsoft"] = "Warning" },
            },
        };
}
