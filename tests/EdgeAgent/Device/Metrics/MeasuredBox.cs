using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Roomtone.EdgeAgent.Camera;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Device.Metrics;
using Roomtone.EdgeAgent.Music.AudioAnalysis;
using Roomtone.EdgeAgent.State;
using Roomtone.EdgeAgent.State.Quarantine;
using Roomtone.EdgeAgent.Sync.Events;
using Roomtone.EdgeAgent.Tests.Camera;
using Roomtone.EdgeAgent.Tests.Sync.Events;
using Roomtone.Hosting;
using Roomtone.Lab.Servers;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Device.Metrics;

/// <summary>A box that gives out its figures.</summary>
internal sealed class MeasuredBox : IAsyncDisposable
{
    private static readonly CameraSettings Small = new()
    {
        Source = CameraSettings.FromPictures,
        Width = StandInCamera.Width,
        Height = StandInCamera.Height,
    };

    private readonly OutboxFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly AgentMetrics _metrics;
    private readonly MetricsServer _server;

    public MeasuredBox(int? port = null)
    {
        Port = port ?? FreePort.Next();
        Outbox = _folder.Open();
        Quarantine = new Quarantine(
            new PersistedDocument<Quarantine.Document>(Path.Combine(_folder.Path, "quarantine.json"), Said),
            Clock,
            Said.CreateLogger<Quarantine>()
        );
        Counters = new PipelineCounters(Clock);
        Capture = new Capture(new StandInCamera(Clock, isRound: false, StandInCamera.Steady), Small, Clock, Said.CreateLogger<Capture>());
        _metrics = new AgentMetrics(Counters, Capture, Outbox, new AnalysisProgress(), Quarantine, Clock);
        Exposition = new PrometheusExposition(_metrics.Meter);
        var application = new MetricsApplication(Exposition, new CameraPage(Capture, Clock));
        _server = new MetricsServer(
            new MetricsSettings { Port = Port },
            application,
            Clock,
            NullLoggerFactory.Instance,
            Said.CreateLogger<MetricsServer>()
        );
    }

    public int Port { get; }

    public PrometheusExposition Exposition { get; }

    public PipelineCounters Counters { get; }

    public Capture Capture { get; }

    public Quarantine Quarantine { get; }

    public Outbox Outbox { get; }

    public SaidLines Said { get; } = new();

    public ManualClock Clock => _folder.Clock;

    public bool HasFailed => _server.ExecuteTask is { IsFaulted: true };

    public Task StartAsync() => _server.StartAsync(TestContext.Current.CancellationToken);

    public Task ListeningAsync() =>
        Eventually.TrueAsync(() => Said.All.Any(line => line.Contains("Metrics are at", StringComparison.Ordinal)), "it listens");

    public Task<HttpResponseMessage> AskAsync(string path = "metrics", HttpMethod? method = null, string? host = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, $"http://127.0.0.1:{Port}/{path}");
        request.Headers.Host = host;
        return _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task StopAsync() => _server.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _server.Dispose();
        Exposition.Dispose();
        _metrics.Dispose();
        await Capture.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }
}
