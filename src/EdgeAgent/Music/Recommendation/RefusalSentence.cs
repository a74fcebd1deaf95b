namespace Roomtone.EdgeAgent.Music.Recommendation;

internal static class RefusalSentence
{
    extension(Refusal refusal)
    {
        /// <summary>Why a track may not come, as one sentence that does not name it; null where it may.</summary>
        public string? Sentence => refusal switch
        {
            Refusal.TagsWaiting => "Its tags are still to be read, and the room's rules need them.",
            Refusal.TagsUnreadable => "Its tags cannot be read, and the room's rules need them.",
            Refusal.Explicit => "It is explicit, and the room refuses that.",
            Refusal.NotKnownToBeClean => "Nobody has said that it is clean, and the room is in family mode.",
            Refusal.Language => "Its language is none of the room's, or is not tagged.",
            Refusal.Genre => "Its genre is none of the room's, or is not tagged.",
            Refusal.BlockedArtist => "One of its artists is blocked.",
            Refusal.BlockedTrack => "It is blocked.",
            _ => null,
        };
    }
}
