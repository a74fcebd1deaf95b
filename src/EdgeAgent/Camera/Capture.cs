using Microsoft.Extensions.Logging;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>
/// Keeps a camera running between start and stop: reads its frames into the mailbox, and restarts it whenever it ends or
/// stalls. A stop ends the capture process itself.
/// </summary>
internal sealed partial class Capture(
    ICamera camera,
    CameraSettings settings,
    TimeProvider time,
    ILogger<Capture> logger,
    ICameraLight? light = null
) : ICapture, IAsyncDisposable
{
    private readonly ICameraLight _light = light ?? new NoLight();
    private readonly Lock _gate = new();
    private readonly ErrorLines _errors = new();
    private readonly CaptureStatistics _statistics = new(time);
    private CaptureRun? _run;
    private Task _ended = Task.CompletedTask;

    /// <summary>Called with one sentence when frames no longer come, once an outage. From the capture's thread: be quick.</summary>
    public event Action<string>? Lost;

    /// <summary>Called with one sentence when frames come again after a loss.</summary>
    public event Action<string>? Back;

    /// <summary>The newest frame.</summary>
    public FrameMailbox Frames { get; } = new(settings.Width, settings.Height);

    /// <summary>Whether capture is wanted: between start and stop.</summary>
    public bool IsOn => Current is not null;

    /// <summary>Whether frames arrive now.</summary>
    public bool IsCapturing => Current is { HasFrames: true };

    /// <summary>The kind of source, e.g. <c>pictures</c>.</summary>
    public string Kind => camera.Kind;

    public string Sentence =>
        IsCapturing ? "The camera gives pictures; they stay in the memory of the box." : "Waiting for pictures from the camera.";

    /// <summary>The capture process; null while there is none.</summary>
    public int? ProcessId => Current?.ProcessId;

    /// <inheritdoc cref="CaptureStatistics.Restarts"/>
    public long Restarts => _statistics.Restarts;

    public int RestartsLastHour => _statistics.RestartsLastHour;

    /// <inheritdoc cref="CaptureStatistics.Stalls"/>
    public long Stalls => _statistics.Stalls;

    public int StallsLastHour => _statistics.StallsLastHour;

    /// <inheritdoc cref="CaptureStatistics.Waited"/>
    public TimeSpan Paused => _statistics.Waited;

    /// <inheritdoc cref="CaptureStatistics.FramesPerSecond"/>
    public double FramesPerSecond => _statistics.FramesPerSecond;

    /// <inheritdoc cref="CaptureStatistics.Light"/>
    public PictureLight? Light => _statistics.Light;

    /// <summary>Frames that arrived since the agent's start.</summary>
    public long FramesCaptured => _statistics.Frames;

    /// <summary>Frames that were replaced by a newer one before they were processed, since the agent's start.</summary>
    public long Dropped => Frames.Dropped;

    /// <inheritdoc cref="CaptureStatistics.LastFrameAt"/>
    public DateTimeOffset? LastFrameAt => _statistics.LastFrameAt;

    /// <summary>The last lines of the capture programs, oldest first.</summary>
    public IReadOnlyList<string> LastErrors => _errors.Snapshot();

    private CaptureRun? Current
    {
        get
        {
            lock (_gate) return _run;
        }
    }

    /// <summary>Begins to capture. Does nothing when it runs already.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_run is not null) return;
            _run = new CaptureRun(camera, _light, Frames, _statistics, _errors, settings, time);
            _run.Lost += ReportLost;
            _run.Back += ReportBack;
            _run.Start(_ended);
        }
    }

    /// <summary>Ends the capture and its process, and wipes the frames. Does nothing when it is stopped already.</summary>
    public Task StopAsync()
    {
        lock (_gate)
        {
            if (_run is null) return _ended;
            _ended = _run.StopAsync();
            _run = null;
            return _ended;
        }
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private void ReportLost(string why)
    {
        LogLost(why);
        Lost?.Invoke(why);
    }

    private void ReportBack(TimeSpan after, int attempts)
    {
        LogBack(camera.Kind);
        Back?.Invoke(
            FormattableString.Invariant(
                $"The camera ({camera.Kind}) gives pictures again, after {after.TotalSeconds:0} s and {(attempts == 1 ? "one try" : $"{attempts} tries")}."
            )
        );
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Camera lost: {Why} Retrying.")]
    private partial void LogLost(string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "Camera {Kind} is back.")]
    private partial void LogBack(string kind);
}
