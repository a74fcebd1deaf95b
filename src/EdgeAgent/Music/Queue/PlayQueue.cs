using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Music.Queue;

/// <summary>
/// The tracks that people have put there to come next, each once, and those that they did not want to. Kept over a restart.
/// Not for two threads at once; the PlaybackController sees to that.
/// </summary>
internal sealed class PlayQueue(PersistedDocument<PlayQueue.Document> file, TrackSelector selection)
{
    public const int Most = 500;

    private IReadOnlyList<QueuedTrack>? _tracks;

    /// <summary>In the order in which they are to come.</summary>
    public IReadOnlyList<QueuedTrack> Tracks => _tracks ??= Restored();

    public void Replace(IEnumerable<QueuedTrack> tracks)
    {
        _tracks = [.. tracks];
        Save();
    }

    /// <summary>It has begun, or cannot come.</summary>
    public void Leave(string track)
    {
        if (Tracks.Any(queued => queued.Track == track)) Replace(Tracks.Where(queued => queued.Track != track));
    }

    /// <summary>Somebody does not want it to come next.</summary>
    public void Remove(string track)
    {
        _tracks = [.. Tracks.Where(queued => queued.Track != track)];
        selection.PassOver(track);
        Save();
    }

    private IReadOnlyList<QueuedTrack> Restored()
    {
        var document = file.Read() ?? new Document([], []);
        selection.RestorePassedOver(document.PassedOver);
        return document.Tracks;
    }

    private void Save() => file.Write(new Document(Tracks, selection.PassedOver));

    /// <summary>The document in <c>queue.json</c>.</summary>
    /// <param name="Tracks">What people have put there.</param>
    /// <param name="PassedOver">What they did not want to come next, the newest first.</param>
    internal sealed record Document(IReadOnlyList<QueuedTrack> Tracks, IReadOnlyList<PlayedTrack> PassedOver)
    {
        public static bool IsSound(Document document) =>
            document.Tracks.Count <= Most
            && document.Tracks.All(queued => queued is { Track: not null, By: not null })
            && document.PassedOver.All(passed => passed is { Track: not null, Artist: not null, At.Year: >= 1970 and <= 9000 });
    }
}

/// <param name="Track">Its id.</param>
/// <param name="By">Who has put it there.</param>
/// <param name="Playlist">The name of the playlist that it comes from; null where it comes from none.</param>
internal sealed record QueuedTrack(string Track, string By, string? Playlist = null)
{
    /// <summary>A block of the room's calendar, whose name <see cref="By"/> is, has put it there.</summary>
    public bool IsScheduled { get; init; }

    /// <summary>A guest has wished for it.</summary>
    public bool IsWish { get; init; }

    /// <summary>Whose turn it is; null where it is for all.</summary>
    public string? Turn => IsScheduled || IsWish ? null : By;

    /// <summary>One sentence.</summary>
    public string Why =>
        IsWish ? "A guest wished for it."
        : IsScheduled ? $"It is on {Playlist}, for {By}."
        : Playlist is null ? $"{By} put it there."
        : $"It is on {Playlist}, which {By} plays.";
}
