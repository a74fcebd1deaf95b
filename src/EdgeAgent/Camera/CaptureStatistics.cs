using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Camera;

/// <summary>What is counted over all captures since the agent's start. One thread counts, others read.</summary>
internal sealed class CaptureStatistics(TimeProvider time)
{
    private static readonly TimeSpan LightInterval = TimeSpan.FromSeconds(1);

    private readonly HourlyCount _restarts = new(time);
    private readonly HourlyCount _stalls = new(time);
    private readonly FrameRate _rate = new(time);
    private TimeSpan _lightAt;
    private long _waitedTicks;

    /// <summary>Restarts after a fault; a file or a slideshow that begins again is none.</summary>
    public long Restarts => _restarts.Total;

    public int RestartsLastHour => _restarts.LastHour;

    /// <summary>How often the camera went silent without ending.</summary>
    public long Stalls => _stalls.Total;

    public int StallsLastHour => _stalls.LastHour;

    /// <summary>How long it waited between attempts.</summary>
    public TimeSpan Waited => TimeSpan.FromTicks(Interlocked.Read(ref _waitedTicks));

    /// <summary>Frames per second that arrived lately.</summary>
    public double FramesPerSecond => _rate.PerSecond();

    /// <summary>Of a frame at most a second before the last one; null before the first.</summary>
    public PictureLight? Light { get; private set; }

    public long Frames { get; private set; }

    /// <summary>UTC; null before the first frame.</summary>
    public DateTimeOffset? LastFrameAt { get; private set; }

    /// <summary>Numbers a frame, gives it its time, and counts it.</summary>
    public void Count(Frame frame)
    {
        frame.CapturedAt = time.GetUtcNow();
        frame.Number = ++Frames;
        if (Light is null || time.Steady - _lightAt >= LightInterval) (Light, _lightAt) = (PictureLight.Of(frame), time.Steady);
        LastFrameAt = frame.CapturedAt;
        _rate.FrameCame();
    }

    public void CountRestart(bool isStall)
    {
        _restarts.Add();
        if (isStall) _stalls.Add();
    }

    public void CountWait(TimeSpan wait) => Interlocked.Add(ref _waitedTicks, wait.Ticks);
}
