using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>All tracks at one moment. It does not change; a new reading makes a new one.</summary>
internal sealed class Catalogue(IReadOnlyList<Track> tracks)
{
    private static readonly Contracts.Mood[] Moods =
        [Contracts.Mood.Happy, Contracts.Mood.Calm, Contracts.Mood.Tense, Contracts.Mood.Sad, Contracts.Mood.Neutral];

    private readonly Lazy<Vocabulary> _vocabulary = new(() => new Vocabulary(tracks));
    private readonly Lazy<Contracts.Mood[]> _moods = new(() => [.. tracks.Select(track => Likely(track.Feel.At))]);
    private readonly Lazy<TrackColumns> _columns = new(() => new TrackColumns(tracks));
    private readonly Dictionary<string, int> _numbers = Numbers(tracks);

    public static Catalogue Empty { get; } = new([]);

    public IReadOnlyList<Track> Tracks => tracks;

    public TrackColumns Columns => _columns.Value;

    /// <summary>Makes the indexes now, so that the first search does not wait for them.</summary>
    public void Prepare() => _ = (_vocabulary.Value, _moods.Value);

    public Track? Find(string id) => NumberOf(id) is >= 0 and var number ? tracks[number] : null;

    /// <param name="id">Of the track or of one of its copies.</param>
    /// <returns>The place of the track in <see cref="Tracks"/>, or -1.</returns>
    public int NumberOf(string id) => _numbers.GetValueOrDefault(id, -1);

    public IReadOnlyList<Track> Search(LibraryQuery query)
    {
        var sieve = new TrackSieve(query);
        var found = (string.IsNullOrWhiteSpace(query.Text) ? Enumerable.Range(0, tracks.Count) : _vocabulary.Value.Find(query.Text).Order()).Where(number => sieve.Passes(tracks[number]));
        if (query.Mood is { } mood && MoodRegions.Centre(mood) is { } centre)
            found = found.Where(number => tracks[number].Feel.IsKnown && _moods.Value[number] == mood).OrderBy(number => Distance(tracks[number].Feel.At, centre));
        return [.. found.Take(query.Limit).Select(number => tracks[number])];
    }

    /// <summary>The mood whose typical point is nearest.</summary>
    public static Contracts.Mood Likely(Affect at) => Moods.MinBy(mood => Distance(at, MoodRegions.Centre(mood)!.Value));

    private static Dictionary<string, int> Numbers(IReadOnlyList<Track> tracks)
    {
        var numbers = new Dictionary<string, int>(tracks.Count, StringComparer.Ordinal);
        for (var i = 0; i < tracks.Count; i++)
        {
            foreach (var copy in tracks[i].Copies) numbers.TryAdd(copy.Id, i);
        }

        for (var i = 0; i < tracks.Count; i++) numbers[tracks[i].Id] = i;
        return numbers;
    }

    private static double Distance(Affect a, Affect b)
    {
        var (valence, arousal) = (a.Valence - b.Valence, a.Arousal - b.Arousal);
        return (valence * valence) + (arousal * arousal);
    }
}
