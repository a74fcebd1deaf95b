using System.Diagnostics;
using System.Globalization;
using Roomtone.Lab.Servers;

namespace Roomtone.EdgeAgent.Bench.Agent;

/// <summary>
/// The agent itself, as a process of its own with a private broker, in a folder that is deleted afterwards. It has no player.
/// </summary>
internal sealed class AgentRun : IAsyncDisposable
{
    private const string Box = "bench-box";
    private const int KeptLines = 20;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("roomtone-bench-");
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private readonly int _port = FreePort.Next();
    private readonly PrivateBroker _broker;
    private readonly Queue<string> _said = new();
    private Process? _agent;

    private AgentRun() => _broker = new PrivateBroker(Path.Combine(_folder.FullName, "broker"));

    public TimeSpan Uptime => _since.Elapsed;

    private readonly Stopwatch _since = new();

    public static async Task<AgentRun> StartAsync(BenchArguments asked, params (string Key, string Value)[] settings)
    {
        var run = new AgentRun();
        await run._broker.StartAsync();
        var password = run._broker.AddUser(Box);
        run._since.Start();
        run._agent = Process.Start(run.Command(asked, password, settings))!;
        run._agent.OutputDataReceived += (_, line) => run.Keep(line.Data);
        run._agent.BeginOutputReadLine();
        return run;
    }

    /// <summary>Whether it still runs, and the last it said.</summary>
    public string Condition
    {
        get
        {
            lock (_said)
                return $"{(_agent!.HasExited ? $"It ended with exit code {_agent.ExitCode}" : "It runs")}, and said last:\n{string.Join('\n', _said)}";
        }
    }

    /// <summary>Seconds of CPU of the agent, and of its capture process.</summary>
    public (double Agent, double Capture) ProcessorTime => Bench.Agent.ProcessorTime.Of(_agent!.Id);

    public ProcessMemory Memory => ProcessMemory.Of(_agent!.Id);

    /// <summary>From now on each of its events is confirmed.</summary>
    public Confirmations ConfirmEvents() => new(_broker);

    public double ResidentMegabytes
    {
        get
        {
            _agent!.Refresh();
            return _agent.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>One of its metrics; null while it does not answer.</summary>
    public async Task<double?> MetricAsync(string name)
    {
        try
        {
            var page = await _http.GetStringAsync(new Uri($"http://127.0.0.1:{_port}/metrics"));
            var line = page.Split('\n').First(line => line.StartsWith(name + ' ', StringComparison.Ordinal));
            return double.Parse(line[name.Length..], CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _agent?.Kill();
        if (_agent is not null) await _agent.WaitForExitAsync();
        _agent?.Dispose();
        _http.Dispose();
        await _broker.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private void Keep(string? line)
    {
        lock (_said)
        {
            if (line is not null) _said.Enqueue(line);
            if (_said.Count > KeptLines) _said.Dequeue();
        }
    }

    private ProcessStartInfo Command(BenchArguments asked, string password, (string Key, string Value)[] settings)
    {
        // The same configuration as the bench's own: both lie in bin/CONFIGURATION/net10.0.
        var program = Path.Combine(
            AppContext.BaseDirectory.Replace("bench/Edge", "src/EdgeAgent", StringComparison.Ordinal),
            "Roomtone.EdgeAgent.dll"
        );
        var command = new ProcessStartInfo(Environment.ProcessPath!, [program]) { RedirectStandardOutput = true };
        (string Key, string Value)[] own =
        [
            ("Device:Id", Box),
            ("Device:StateFolder", Path.Combine(_folder.FullName, "state")),
            ("Mqtt:Port", $"{_broker.Port}"),
            ("Mqtt:User", Box),
            ("Metrics:Port", $"{_port}"),
            ("Speaker:Port", $"{FreePort.Next()}"),
            ("Vision:DetectorModel", asked.DetectorModel),
            ("Vision:ExpressionModel", asked.ExpressionModel),
        ];
        foreach (var (key, value) in own.Concat(settings))
            command.Environment["ROOMTONE_" + key.Replace(":", "__", StringComparison.Ordinal)] = value;
        command.Environment["ROOMTONE_MQTT_PASSWORD"] = password;
        return command;
    }
}
