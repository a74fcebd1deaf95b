using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>Keeps in the state folder what the people of the room said of tracks, each for themselves, and what was heard.</summary>
internal sealed class PreferenceStore(PersistedDocument<PreferenceStore.Document> file)
{
    private readonly Dictionary<string, TastePreferences> _ofPeople = [];
    private Document? _kept;

    /// <summary>Counts what people have said and taken back since the start.</summary>
    public int Words { get; private set; }

    /// <summary>Of all together: a dislike of one outweighs the likes of others.</summary>
    public TastePreferences Taste { get => field ??= Summarize(entry => entry.Opinion); private set; }

    private Document Kept => _kept ??= file.Read() ?? new Document([]);

    public void Like(TrackInfo track, string by) => SetOpinion(track, by, 1);

    public void Dislike(TrackInfo track, string by) => SetOpinion(track, by, -1);

    /// <summary>What one person thinks: their own words, and what everybody heard.</summary>
    public TastePreferences Of(string person)
    {
        if (!_ofPeople.TryGetValue(person, out var taste))
            _ofPeople[person] = taste = Summarize(entry => entry.Opinion with { Liked = entry.Said?.GetValueOrDefault(person) ?? 0 });
        return taste;
    }

    /// <summary>The tracks that somebody dislikes, but for people who are not here.</summary>
    public IReadOnlySet<string> Vetoed(IReadOnlySet<string> away) =>
        away.Count == 0
            ? Taste.Disliked.ToHashSet()
            : Kept
                .Tracks.Where(track =>
                    track.Value.Said is { } said
                        ? said.Any(word => word.Value < 0 && !away.Contains(word.Key))
                        : track.Value.Opinion.Liked < 0
                )
                .Select(track => track.Key)
                .ToHashSet();

    /// <summary>What a person last said of the track: 1 liked, -1 disliked, 0 nothing.</summary>
    public int SaidOf(string track, string by) =>
        Kept.Tracks.TryGetValue(track, out var entry) ? entry.Said?.GetValueOrDefault(by) ?? 0 : 0;

    /// <summary>Puts back what the person had said before: 1, -1 or 0 for nothing.</summary>
    public void SetOpinion(TrackInfo track, string by, int liked)
    {
        Words++;
        Change(track, entry => Said(entry, by, liked));
    }

    /// <param name="track">The track.</param>
    /// <param name="heard">The share that was heard, 0 to 1.</param>
    public void Heard(TrackInfo track, double heard) =>
        Change(
            track,
            entry => entry with { Opinion = entry.Opinion with { Heard = entry.Opinion.Heard + heard, Plays = entry.Opinion.Plays + 1 } }
        );

    /// <summary>Takes away all that a person has said. What was heard stays: it is nobody's.</summary>
    public void Forget(string by)
    {
        if (!Kept.Tracks.Values.Any(entry => entry.Said?.ContainsKey(by) == true))
            return;
        Words++;
        Keep(
            Kept.Tracks.ToDictionary(
                track => track.Key,
                track => track.Value.Said?.ContainsKey(by) == true ? Said(track.Value, by, 0) : track.Value
            )
        );
    }

    private void Change(TrackInfo track, Func<Entry, Entry> change)
    {
        var tracks = new Dictionary<string, Entry>(Kept.Tracks);
        tracks[track.Id] = change(tracks.TryGetValue(track.Id, out var entry) ? entry : new Entry(track.MainArtist(), TrackOpinion.None));
        Keep(tracks);
    }

    private static Entry Said(Entry entry, string by, int liked)
    {
        var said = new Dictionary<string, int>(entry.Said ?? [], StringComparer.Ordinal) { [by] = liked };
        if (liked == 0) said.Remove(by);
        var together = said.ContainsValue(-1) ? -1 : said.ContainsValue(1) ? 1 : 0;
        return entry with { Said = said, Opinion = entry.Opinion with { Liked = together } };
    }

    private void Keep(Dictionary<string, Entry> tracks)
    {
        _kept = new Document(tracks);
        _ofPeople.Clear();
        Taste = Summarize(kept => kept.Opinion);
        file.Write(_kept);
    }

    private TastePreferences Summarize(Func<Entry, TrackOpinion> opinionOf)
    {
        var tracks = Kept.Tracks.Select(pair => (Id: pair.Key, pair.Value.Artist, Opinion: opinionOf(pair.Value))).ToList();
        return new(
            tracks.ToDictionary(track => track.Id, track => track.Opinion, StringComparer.Ordinal),
            tracks.Where(track => track.Artist.Length > 0 && track.Opinion.Liked != 0)
                .GroupBy(track => track.Artist, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(
                    group => group.Key,
                    group => new ArtistOpinion(group.Sum(track => track.Opinion.Liked), group.Count()),
                    StringComparer.OrdinalIgnoreCase
                )
        );
    }

    internal sealed record Document(Dictionary<string, Entry> Tracks)
    {
        public static bool IsSound(Document document) => document.Tracks.Values.All(
            entry => entry is { Opinion: { Liked: >= -1 and <= 1, Plays: >= 0, Heard: >= 0 and < double.PositiveInfinity } }
        );
    }

    /// <param name="Artist">Empty if unknown.</param>
    /// <param name="Opinion">Of all together.</param>
    /// <param name="Said">Who said what: 1 or -1 by name; absent in documents of older versions.</param>
    internal sealed record Entry(string Artist, TrackOpinion Opinion, Dictionary<string, int>? Said = null);
}
