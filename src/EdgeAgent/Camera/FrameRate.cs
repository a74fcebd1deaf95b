namespace Roomtone.EdgeAgent.Camera;

/// <summary>How many frames a second have come lately. One thread counts, others read; nothing is allocated.</summary>
internal sealed class FrameRate(TimeProvider time)
{
    private const int Remembered = 64;
    private static readonly TimeSpan Lately = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly long[] _times = new long[Remembered];
    private long _count;

    public void FrameCame()
    {
        lock (_gate) _times[_count++ % Remembered] = time.GetTimestamp();
    }

    /// <summary>Over the last 10 s or 64 frames, whichever is shorter; 0 when none came.</summary>
    public double PerSecond()
    {
        lock (_gate)
        {
            var frames = 0;
            var since = TimeSpan.Zero;
            for (; frames < Math.Min(_count, Remembered); frames++)
            {
                var age = time.GetElapsedTime(_times[(_count - 1 - frames) % Remembered]);
                if (age > Lately) break;
                since = age;
            }

            return frames > 1 && since > TimeSpan.Zero ? frames / since.TotalSeconds : 0;
        }
    }
}
