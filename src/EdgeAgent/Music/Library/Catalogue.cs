using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>All tracks at one moment. It does not change; a new reading makes a new one.</summary>
/// <param name="tracks">The tracks, each recording once.</param>
/// <param name="copies">The ids of further copies, each with that of the track that stands for it.</param>
internal sealed class Catalogue(IReadOnlyList<Track> tracks, IReadOnlyList<KeyValuePair<string, string>>? copies = null)
{
    private static readonly Contracts.Mood[] Moods =
        [Contracts.Mood.Happy, Contracts.Mood.Calm, Contracts.Mood.Tense, Contracts.Mood.Sad, Contracts.Mood.Neutral];

    private readonly Lazy<TermIndex> _terms = new(() => new TermIndex(tracks));
    private readonly Lazy<Contracts.Mood[]> _moods = new(() => [.. tracks.Select(track => Likely(track.Affect.At))]);
    private readonly Lazy<TrackColumns> _columns = new(() => new TrackColumns(tracks));
    private readonly TrackNumbers _numbers = new(tracks, copies ?? []);

    public static Catalogue Empty { get; } = new([]);

    public IReadOnlyList<Track> Tracks => tracks;

    /// <summary>The ids of further copies, each with that of the track that stands for it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Copies => copies ?? [];

    public TrackColumns Columns => _columns.Value;

    /// <summary>Makes the indexes now, so that the first search does not wait for them.</summary>
    public void Prepare() => _ = (_terms.Value, _moods.Value);

    public Track? Find(string id) => NumberOf(id) is >= 0 and var number ? tracks[number] : null;

    /// <param name="id">Of the track or of one of its copies.</param>
    /// <returns>The place of the track in <see cref="Tracks"/>, or -1.</returns>
    public int NumberOf(string id) => _numbers.Of(id);

    public IReadOnlyList<Track> Search(LibraryQuery query)
    {
        var predicate = new TrackPredicate(query);
        var found = string.IsNullOrWhiteSpace(query.Text) ? Enumerable.Range(0, tracks.Count) : _terms.Value.Find(query.Text).Order();
        if (query.Mood is not { } mood || MoodRegions.Centre(mood) is not { } centre)
            return [.. found.Where(number => predicate.Passes(tracks[number])).Take(query.Limit).Select(number => tracks[number])];
        return
        [
            .. found.Where(number => _moods.Value[number] == mood && tracks[number].Affect.IsKnown && predicate.Passes(tracks[number]))
                .OrderBy(number => Distance(tracks[number].Affect.At, centre)).Take(query.Limit).Select(number => tracks[number]),
        ];
    }

    /// <summary>The mood whose typical point is nearest.</summary>
    public static Contracts.Mood Likely(Affect at) => Moods.MinBy(mood => Distance(at, MoodRegions.Centre(mood)!.Value));

    private static double Distance(Affect a, Affect b)
    {
        var (valence, arousal) = (a.Valence - b.Valence, a.Arousal - b.Arousal);
        return (valence * valence) + (arousal * arousal);
    }
}
