using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>Keeps the room's taste in the state folder.</summary>
internal sealed class TasteMemory(KeptDocument<TasteMemory.Document> file)
{
    private Document? _kept;

    public Taste Taste { get => field ??= Summarize(Kept.Tracks); private set; }

    private Document Kept => _kept ??= file.Read() ?? new Document([]);

    public void Like(TrackInfo track) => Change(track, opinion => opinion with { Liked = 1 });

    public void Dislike(TrackInfo track) => Change(track, opinion => opinion with { Liked = -1 });

    /// <param name="track">The track.</param>
    /// <param name="heard">The share that was heard, 0 to 1.</param>
    public void Heard(TrackInfo track, double heard) =>
        Change(track, opinion => opinion with { Heard = opinion.Heard + heard, Plays = opinion.Plays + 1 });

    private void Change(TrackInfo track, Func<TrackOpinion, TrackOpinion> change)
    {
        var tracks = new Dictionary<string, Entry>(Kept.Tracks);
        var opinion = tracks.TryGetValue(track.Id, out var entry) ? entry.Opinion : TrackOpinion.None;
        tracks[track.Id] = new Entry(track.Artist, change(opinion));
        _kept = new Document(tracks);
        Taste = Summarize(tracks);
        file.Write(_kept);
    }

    private static Taste Summarize(Dictionary<string, Entry> tracks) => new(
        tracks.ToDictionary(pair => pair.Key, pair => pair.Value.Opinion, StringComparer.Ordinal),
        tracks.Values.Where(entry => entry.Artist.Length > 0 && entry.Opinion.Liked != 0)
            .GroupBy(entry => entry.Artist, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => new ArtistOpinion(group.Sum(entry => entry.Opinion.Liked), group.Count()), StringComparer.OrdinalIgnoreCase));

    internal sealed record Document(Dictionary<string, Entry> Tracks);

    internal sealed record Entry(string Artist, TrackOpinion Opinion);
}
