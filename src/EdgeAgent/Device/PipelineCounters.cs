namespace Roomtone.EdgeAgent.Device;

/// <summary>What the pipeline has done since the start. One thread counts, others read.</summary>
internal sealed class PipelineCounters(TimeProvider time)
{
    private const int Remembered = 128;

    private readonly double[] _frameMilliseconds = new double[Remembered];
    private readonly long _startedAt = time.GetTimestamp();
    private long _frames;
    private long _faces;
    private long _readings;

    public long Frames => Volatile.Read(ref _frames);

    public long Faces => Volatile.Read(ref _faces);

    public long Readings => Volatile.Read(ref _readings);

    public TimeSpan Uptime => time.GetElapsedTime(_startedAt);

    /// <param name="faces">How many faces the frame showed; 0 below the threshold of people, as this count leaves the box.</param>
    /// <param name="spent">How long it took.</param>
    public void CountFrame(int faces, TimeSpan spent)
    {
        _frameMilliseconds[_frames % Remembered] = spent.TotalMilliseconds;
        Interlocked.Add(ref _faces, faces);
        Interlocked.Increment(ref _frames);
    }

    public void CountReading() => Interlocked.Increment(ref _readings);

    /// <summary>The median over the last frames, milliseconds; 0 before the first.</summary>
    public double MedianFrameMilliseconds()
    {
        var known = (int)Math.Min(Frames, Remembered);
        if (known == 0) return 0;
        var sorted = _frameMilliseconds.AsSpan(0, known).ToArray();
        Array.Sort(sorted);
        return sorted[known / 2];
    }
}
