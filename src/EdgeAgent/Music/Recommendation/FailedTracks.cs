using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>Tracks that failed lately.</summary>
internal sealed class FailedTracks(TimeProvider time)
{
    /// <summary>How long a track that failed is set aside.</summary>
    private static readonly TimeSpan Usually = TimeSpan.FromMinutes(10);

    /// <summary>Where everything else failed, too: long enough that a broken library does not fill the history.</summary>
    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(30);

    private const int MostFaults = 10_000;

    /// <summary>So often, while others were heard to their end, it is the track's own fault.</summary>
    private const int MostDoubts = 3;

    private readonly Dictionary<string, TimeSpan> _failed = [];
    private readonly Dictionary<string, string> _faults = [];
    private readonly Dictionary<string, int> _doubts = [];
    private bool _isAnyHeard = true;

    /// <summary>What may not come while there is anything else.</summary>
    public IReadOnlySet<string> Tracks => Since(Usually);

    /// <summary>What may not come in any case.</summary>
    public IReadOnlySet<string> JustFailed => Since(AtLeast);

    /// <summary>Why, by track, until it is heard to its end.</summary>
    public IReadOnlyDictionary<string, string> Faults => _faults;

    /// <summary>It was heard to its end.</summary>
    public void Forgive(string track)
    {
        _isAnyHeard = true;
        _faults.Remove(track);
        _doubts.Remove(track);
    }

    /// <summary>
    /// It did not go on: by its own fault, or because the player, the drive or the box was slow. Several in a row speak for the
    /// latter and count once.
    /// </summary>
    /// <param name="track">Its id.</param>
    /// <param name="why">One sentence.</param>
    public void Doubt(string track, string why)
    {
        if (_isAnyHeard && (_doubts.Count < MostFaults || _doubts.ContainsKey(track)))
            _doubts[track] = _doubts.GetValueOrDefault(track) + 1;
        _isAnyHeard = false;
        Put(track, _doubts.GetValueOrDefault(track) >= MostDoubts ? why : null);
    }

    public void Put(string track, string? why)
    {
        if (why is not null && (_faults.Count < MostFaults || _faults.ContainsKey(track))) _faults[track] = why;
        foreach (var old in _failed.Where(pair => time.Steady - pair.Value >= Usually).Select(pair => pair.Key).ToList())
            _failed.Remove(old);
        _failed[track] = time.Steady;
    }

    private HashSet<string> Since(TimeSpan span) => [.. _failed.Where(pair => time.Steady - pair.Value < span).Select(pair => pair.Key)];
}
