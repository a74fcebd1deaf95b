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
    private long _detectorRuns;
    private long _framesNotSearched;
    private long _tracks;

    public long Frames => Volatile.Read(ref _frames);

    public long Faces => Volatile.Read(ref _faces);

    public long Readings => Volatile.Read(ref _readings);

    /// <summary>Runs of the face detector; a frame takes none, or one for each region that is worth it.</summary>
    public long DetectorRuns => Volatile.Read(ref _detectorRuns);

    /// <summary>Frames in which nothing asked for the face detector.</summary>
    public long FramesNotSearched => Volatile.Read(ref _framesNotSearched);

    /// <summary>Faces that came into view, each once for as long as it stays.</summary>
    public long Tracks => Volatile.Read(ref _tracks);

    public TimeSpan Uptime => time.GetElapsedTime(_startedAt);

    /// <param name="faces">How many faces the frame showed; 0 below the threshold of people, as this count leaves the box.</param>
    /// <param name="spent">How long it took.</param>
    public void CountFrame(int faces, TimeSpan spent)
    {
        _frameMilliseconds[_frames % Remembered] = spent.TotalMilliseconds;
        Interlocked.Add(ref _faces, faces);
        Interlocked.Increment(ref _frames);
    }

    /// <param name="detectorRuns">Runs that this frame took.</param>
    /// <param name="newTracks">Faces that came into view; 0 below the threshold of people.</param>
    public void CountSearch(long detectorRuns, long newTracks)
    {
        Interlocked.Add(ref _detectorRuns, detectorRuns);
        Interlocked.Add(ref _tracks, newTracks);
        if (detectorRuns == 0) Interlocked.Increment(ref _framesNotSearched);
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
