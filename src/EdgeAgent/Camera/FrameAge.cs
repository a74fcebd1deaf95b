namespace Roomtone.EdgeAgent.Camera;

/// <summary>Detects a stalled camera by the age of its last frame: it reports no error.</summary>
internal sealed class FrameAge(CameraSettings settings, TimeProvider time)
{
    public static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(250);

    private const int FramesInTime = 4;

    private long _started;
    private long _last;
    private long _frames;
    private volatile string? _stall;

    /// <summary>Whether the present capture has given a frame and has not stalled.</summary>
    public bool HasFrames => Interlocked.Read(ref _frames) > 0 && _stall is null;

    /// <summary>One sentence when it has stalled, else null.</summary>
    public string? Stall => _stall;

    /// <summary>From the start to the last frame; zero without frames.</summary>
    public TimeSpan Lived => Interlocked.Read(ref _frames) == 0
        ? TimeSpan.Zero
        : time.GetElapsedTime(Interlocked.Read(ref _started), Interlocked.Read(ref _last));

    /// <summary>How long it may be silent between two frames.</summary>
    private TimeSpan Silence =>
        TimeSpan.FromTicks(Math.Max(settings.StallAfter.Ticks, FramesInTime * TimeSpan.TicksPerSecond / settings.FramesPerSecond));

    public void Restart()
    {
        Interlocked.Exchange(ref _frames, 0);
        _stall = null;
        Interlocked.Exchange(ref _started, time.GetTimestamp());
        Interlocked.Exchange(ref _last, time.GetTimestamp());
    }

    public void FrameCame()
    {
        Interlocked.Exchange(ref _last, time.GetTimestamp());
        Interlocked.Increment(ref _frames);
    }

    public bool CheckStall()
    {
        var isFirst = Interlocked.Read(ref _frames) == 0;
        var limit = isFirst ? settings.StartWithin : Silence;
        if (time.GetElapsedTime(Interlocked.Read(ref _last)) < limit) return false;
        _stall = isFirst
            ? $"The capture has given no picture within {limit.TotalSeconds:0.#} s."
            : $"The capture has given no picture for {limit.TotalSeconds:0.#} s.";
        return true;
    }
}
