namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>The tracks that were started, so that a person can go back from one to the one before it.</summary>
internal sealed class TrackTrail
{
    /// <summary>Who goes back later than this wants the same track again from its beginning.</summary>
    public static readonly TimeSpan BeginsAnewFrom = TimeSpan.FromSeconds(4);

    private const int Most = 50;

    private readonly List<NowPlaying> _started = [];

    public void Add(NowPlaying started)
    {
        if (_started.Count == Most) _started.RemoveAt(0);
        _started.Add(started);
    }

    /// <summary>Takes the current track off, and the one before it, which is added again when it starts.</summary>
    /// <returns>Null where nothing was played before.</returns>
    public NowPlaying? Back()
    {
        if (_started.Count < 2) return null;
        var before = _started[^2];
        _started.RemoveRange(_started.Count - 2, 2);
        return before;
    }
}
