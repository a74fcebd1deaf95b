using Roomtone.Contracts;
using Roomtone.EdgeAgent.Mood;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>All tracks at one moment. It does not change; a new reading makes a new one.</summary>
internal sealed class Catalogue(IReadOnlyList<Track> tracks)
{
    private static readonly Contracts.Mood[] Moods =
        [Contracts.Mood.Happy, Contracts.Mood.Calm, Contracts.Mood.Tense, Contracts.Mood.Sad, Contracts.Mood.Neutral];

    private readonly Lazy<Vocabulary> _vocabulary = new(() => new Vocabulary(tracks));
    private readonly Lazy<TrackColumns> _columns = new(() => new TrackColumns(tracks));
    private readonly Dictionary<string, int> _numbers = Numbers(tracks);

    public static Catalogue Empty { get; } = new([]);

    public IReadOnlyList<Track> Tracks => tracks;

    public TrackColumns Columns => _columns.Value;

    /// <summary>Makes the index of words now, so that the first search does not wait for it.</summary>
    public void Prepare() => _ = _vocabulary.Value;

    public Track? Find(string id) => NumberOf(id) is >= 0 and var number ? tracks[number] : null;

    /// <returns>The place of the track in <see cref="Tracks"/>, or -1.</returns>
    public int NumberOf(string id) => _numbers.GetValueOrDefault(id, -1);

    public IReadOnlyList<Track> Search(LibraryQuery query)
    {
        var found = string.IsNullOrWhiteSpace(query.Text) ? tracks : _vocabulary.Value.Find(query.Text).Order().Select(number => tracks[number]);
        if (!string.IsNullOrWhiteSpace(query.Language)) found = found.Where(track => track.Info.Language == LanguageCode.Of(query.Language));
        if (!string.IsNullOrWhiteSpace(query.Genre)) found = found.Where(track => track.Info.Genre.Contains(query.Genre.Trim(), StringComparison.OrdinalIgnoreCase));
        if (query.Mood is { } mood && MoodRegions.Centre(mood) is { } centre)
            found = found.Where(track => track.Feel.IsKnown && Likely(track.Feel.At) == mood).OrderBy(track => Distance(track.Feel.At, centre));
        return [.. found.Take(query.Limit)];
    }

    /// <summary>The mood whose typical point is nearest.</summary>
    public static Contracts.Mood Likely(Affect at) => Moods.MinBy(mood => Distance(at, MoodRegions.Centre(mood)!.Value));

    private static Dictionary<string, int> Numbers(IReadOnlyList<Track> tracks)
    {
        var numbers = new Dictionary<string, int>(tracks.Count, StringComparer.Ordinal);
        for (var i = 0; i < tracks.Count; i++) numbers[tracks[i].Id] = i;
        return numbers;
    }

    private static double Distance(Affect a, Affect b) => Math.Pow(a.Valence - b.Valence, 2) + Math.Pow(a.Arousal - b.Arousal, 2);
}
