using Roomtone.EdgeAgent.Music.Library;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Routing;

namespace Roomtone.EdgeAgent.Music.Queue;

/// <summary>Whether a track that people have put there may play now: the room's rules hold for it, too.</summary>
internal sealed class QueueRules(TrackSelector selection, CatalogueProvider catalogues, ISpeaker speaker)
{
    /// <summary>Why it may not play now; null where it may.</summary>
    public QueueRefusal? RefusalOf(QueuedTrack queued)
    {
        if (catalogues.Catalogue.Find(queued.Track) is not { } track)
            return catalogues.IsWhole(TrackProvider.Of(queued.Track))
                ? new QueueRefusal("It is not in the library any more.", true)
                : new QueueRefusal("Its library is still being read.", false);
        if (selection.Filter.RefusalOf(track) is not Refusal.None and var refusal)
            return new QueueRefusal(refusal.Sentence!, refusal != Refusal.TagsWaiting);
        if (!selection.Allows(track.Id)) return new QueueRefusal(Refusal.TagsWaiting.Sentence!, false);
        // Who puts one track there means it; a list is put there as a whole.
        if (queued.Playlist is not null && selection.Vetoed.Contains(track.Id)) return new QueueRefusal("Somebody here dislikes it.", true);
        return speaker.Plays(track.Info.Provider) ? null : new QueueRefusal("Nothing that can play it is there now.", false);
    }
}

/// <param name="Why">One sentence that does not name the track.</param>
/// <param name="IsFinal">Whether it is passed over; else it waits, and what comes after it goes first.</param>
internal sealed record QueueRefusal(string Why, bool IsFinal);
