using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>Tracks that failed lately.</summary>
internal sealed class FailedTracks(TimeProvider time)
{
    /// <summary>How long a track that failed is set aside.</summary>
    private static readonly TimeSpan Usually = TimeSpan.FromMinutes(10);

    /// <summary>Where everything else failed, too: long enough that a broken library does not fill the history.</summary>
    private static readonly TimeSpan AtLeast = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, TimeSpan> _failed = [];

    /// <summary>What may not come while there is anything else.</summary>
    public IReadOnlySet<string> Tracks => Since(Usually);

    /// <summary>What may not come in any case.</summary>
    public IReadOnlySet<string> JustFailed => Since(AtLeast);

    public void Put(string track)
    {
        foreach (var old in _failed.Where(pair => time.Steady - pair.Value >= Usually).Select(pair => pair.Key).ToList())
            _failed.Remove(old);
        _failed[track] = time.Steady;
    }

    private HashSet<string> Since(TimeSpan span) => [.. _failed.Where(pair => time.Steady - pair.Value < span).Select(pair => pair.Key)];
}
