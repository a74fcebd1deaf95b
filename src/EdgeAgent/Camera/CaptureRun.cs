using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>
/// One capture from start to stop, restarted after each fault. It has a thread of its own: the capture process dies with
/// the thread that started it, so that thread must not be one of the pool's. An unexpected failure ends the agent.
/// </summary>
internal sealed class CaptureRun(
    ICamera camera,
    ICameraLight light,
    FrameMailbox frames,
    CaptureStatistics statistics,
    ErrorLines errors,
    CameraSettings settings,
    TimeProvider time
)
{
    /// <summary>A source that ends sooner has shown nothing, even if it reports a regular end.</summary>
    private static readonly TimeSpan ShortestRound = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);

    private readonly TaskCompletionSource _stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Backoff _backoff = new(ShortestPause, settings.LongestPause);
    private readonly FrameAge _age = new(settings, time);
    private volatile IFrameStream? _stream;
    private bool _isLost;
    private long _lostSince;
    private int _attempts;

    /// <summary>Called with one sentence when frames stop, once an outage. From the capture's thread.</summary>
    public event Action<string>? Lost;

    /// <summary>Called when frames come again, with the time and the attempts it took. From the capture's thread.</summary>
    public event Action<TimeSpan, int>? Back;

    /// <summary>Null while there is no capture process.</summary>
    public int? ProcessId => _stream?.ProcessId;

    public bool HasFrames => _stream is not null && _age.HasFrames;

    private bool IsStopping => _stop.Task.IsCompleted;

    /// <param name="previous">The end of the capture before this one; it is waited for.</param>
    public void Start(Task previous) => new Thread(() => Run(previous)) { IsBackground = true, Name = "camera" }.Start();

    public Task StopAsync()
    {
        _stop.TrySetResult();
        _stream?.End();
        return _ended.Task;
    }

    private void Run(Task previous)
    {
        previous.Wait();
        while (!IsStopping) WaitAfter(CaptureOnce());
        frames.Wipe();
        light.Off();
        _ended.SetResult();
    }

    private StreamEnd CaptureOnce()
    {
        _age.Restart();
        try
        {
            light.On(); // Before the first picture, not after it.
            using var stream = camera.Open(errors);
            _stream = stream;
            return ReadAll(stream);
        }
        catch (CameraException e)
        {
            return new StreamEnd(false, e.Message);
        }
        finally
        {
            _stream = null;
        }
    }

    private StreamEnd ReadAll(IFrameStream stream)
    {
        using var watchdog = time.CreateTimer(_ => EndIfStalled(stream), null, FrameAge.CheckInterval, FrameAge.CheckInterval);
        if (IsStopping) stream.End(); // Stop came before there was a stream to end.

        var frame = frames.Rent();
        for (; stream.Read(frame.Pixels); frame = frames.Rent()) Accept(frame);
        frames.Recycle(frame);
        return _age.Stall is { } stall ? new StreamEnd(false, stall) : stream.WaitForEnd();
    }

    private void Accept(Frame frame)
    {
        _age.FrameCame();
        statistics.Count(frame);
        frames.Put(frame);
        if (!_isLost) return;
        _isLost = false;
        Back?.Invoke(time.GetElapsedTime(_lostSince), _attempts);
    }

    private void EndIfStalled(IFrameStream stream)
    {
        if (_age.CheckStall()) stream.Break();
    }

    private void WaitAfter(StreamEnd end)
    {
        if (IsStopping) return;
        if (end.IsRound && _age.Lived >= ShortestRound) return;

        statistics.CountRestart(_age.Stall is not null);
        if (!_isLost) (_lostSince, _attempts) = (time.GetTimestamp(), 0);
        _attempts++;
        if (!_isLost) Lost?.Invoke(end.Why);
        _isLost = true;
        var began = time.GetTimestamp();
        Task.WaitAny(_stop.Task, Task.Delay(_backoff.After(_age.Lived), time));
        statistics.CountWait(time.GetElapsedTime(began));
    }
}
