using Roomtone.EdgeAgent.Music.Library.Storage;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>
/// What was measured, in the library's database. A measurement holds as long as its file has the same size and time, and as
/// long as the analyser measures in the same way.
/// </summary>
internal sealed class AudioFeatureStore(LibraryDatabase database, EarlierFiles earlier)
{
    /// <summary>Grows when the analyser changes, so that everything is measured again.</summary>
    public const int Analyser = 1;

    private readonly EntryCollection<Measurement> _stored = new(
        database,
        LibraryDatabase.Sounds,
        Analyser,
        measurement => measurement.IsPlausible
    );
    private readonly Dictionary<string, Measurement> _unsaved = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <returns>All that was measured, by track.</returns>
    public Dictionary<string, Measurement> Read()
    {
        lock (_gate)
        {
            earlier.MoveTo(_stored);
            var all = _stored.Read();
            foreach (var (track, measurement) in _unsaved) all[track] = measurement;
            return all;
        }
    }

    /// <summary>Remembers until <see cref="Save"/>: a page of the card is not written for each track.</summary>
    public void Keep(string track, Measurement measurement)
    {
        lock (_gate) _unsaved[track] = measurement;
    }

    public void Save()
    {
        lock (_gate)
        {
            _stored.Write(_unsaved, []);
            _unsaved.Clear();
        }
    }

    /// <summary>
    /// Forgets tracks that are no longer there, but not most of them at once: then a disk is missing rather than the music.
    /// </summary>
    /// <param name="known">All that <see cref="Read"/> gave.</param>
    /// <param name="tracks">Those that are there.</param>
    public void Forget(IReadOnlyDictionary<string, Measurement> known, IReadOnlySet<string> tracks)
    {
        var missing = known.Keys.Where(track => !tracks.Contains(track)).ToList();
        if (missing.Count <= known.Count / 2) _stored.Write([], missing);
    }
}
