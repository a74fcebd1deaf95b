using Microsoft.Extensions.Logging;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>
/// Keeps a camera running between start and stop: reads its frames into the mailbox, restarts it when it ends or stalls,
/// and never gives up. A stop ends the capture process itself.
/// </summary>
internal sealed partial class Capture(ICamera camera, CameraSettings settings, TimeProvider clock, ILogger<Capture> logger, ICameraLight? light = null)
    : IAsyncDisposable
{
    private readonly ICamera _camera = camera;
    private readonly CameraSettings _settings = settings;
    private readonly ICameraLight _light = light ?? new NoLight();
    private readonly TimeProvider _clock = clock;
    private readonly Lock _gate = new();
    private readonly ErrorLines _errors = new();
    private readonly HourlyCount _restarts = new(clock);
    private readonly HourlyCount _stalls = new(clock);
    private readonly FrameRate _rate = new(clock);
    private static readonly TimeSpan LookAtLightEvery = TimeSpan.FromSeconds(1);
    private TimeSpan _lightAt;
    private long _pausedTicks;
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
    public string Kind => _camera.Kind;

    /// <summary>The capture process; null while there is none.</summary>
    public int? ProcessId => Current?.ProcessId;

    /// <summary>Restarts after a fault since the agent's start; a file or a show that begins again is none.</summary>
    public long Restarts => _restarts.Total;

    public int RestartsLastHour => _restarts.LastHour;

    /// <summary>How often the camera went silent without ending, since the agent's start.</summary>
    public long Stalls => _stalls.Total;

    public int StallsLastHour => _stalls.LastHour;

    /// <summary>How long it waited between tries since the agent's start.</summary>
    public TimeSpan Paused => TimeSpan.FromTicks(Interlocked.Read(ref _pausedTicks));

    /// <summary>Frames a second that arrive lately.</summary>
    public double FramesPerSecond => _rate.PerSecond();

    /// <summary>Of a frame at most a second before the last one; null before the first.</summary>
    public PictureLight? Light { get; private set; }

    /// <summary>Frames that arrived since the agent's start.</summary>
    public long FramesCaptured { get; private set; }

    /// <summary>Frames that nobody looked at since the agent's start.</summary>
    public long Dropped => Frames.Dropped;

    /// <summary>UTC; null before the first frame.</summary>
    public DateTimeOffset? LastFrameAt { get; private set; }

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
            _run = new CaptureRun(this, _ended);
            _run.Start();
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

    private void Took(Frame frame)
    {
        frame.CapturedAt = _clock.GetUtcNow();
        frame.Number = ++FramesCaptured;
        if (Light is null || _clock.Steady - _lightAt >= LookAtLightEvery) (Light, _lightAt) = (PictureLight.Of(frame), _clock.Steady);
        LastFrameAt = frame.CapturedAt;
        _rate.FrameCame();
        Frames.Put(frame);
    }

    private void CountRestart(bool stalled)
    {
        _restarts.Add();
        if (stalled) _stalls.Add();
    }

    private void CountPause(TimeSpan pause) => Interlocked.Add(ref _pausedTicks, pause.Ticks);

    private void SayLost(string why)
    {
        LogLost(why);
        Lost?.Invoke(why);
    }

    private void SayBack(TimeSpan after, int tries)
    {
        LogBack(_camera.Kind);
        Back?.Invoke(FormattableString.Invariant($"The camera ({_camera.Kind}) gives pictures again, after {after.TotalSeconds:0} s and {(tries == 1 ? "one try" : $"{tries} tries")}."));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No pictures: {Why} It is tried again by itself.")]
    private partial void LogLost(string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "Pictures come again from {Kind}.")]
    private partial void LogBack(string kind);
}
