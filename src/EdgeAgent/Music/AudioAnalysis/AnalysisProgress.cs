namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>How far the analysis is, for metrics. Written by one thread, read by any.</summary>
internal sealed class AnalysisProgress
{
    private long _tracks;
    private long _done;
    private long _unreadable;

    /// <summary>Local tracks whose files we can see.</summary>
    public long Tracks { get => Volatile.Read(ref _tracks); set => Volatile.Write(ref _tracks, value); }

    /// <summary>Of these, looked at.</summary>
    public long Done { get => Volatile.Read(ref _done); set => Volatile.Write(ref _done, value); }

    /// <summary>Of these, could not be read.</summary>
    public long Unreadable { get => Volatile.Read(ref _unreadable); set => Volatile.Write(ref _unreadable, value); }
}
