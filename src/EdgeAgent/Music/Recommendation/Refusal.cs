namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>Which of the room's rules a track does not pass, the first that applies.</summary>
internal enum Refusal
{
    None,
    TagsWaiting,
    TagsUnreadable,
    Explicit,
    NotKnownToBeClean,
    Language,
    Genre,
    BlockedArtist,
    BlockedTrack,
}
