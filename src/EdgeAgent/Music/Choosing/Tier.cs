namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>How much a track bends the rules; the least is chosen.</summary>
internal enum Tier : byte
{
    Fresh,
    ArtistAgain,
    TrackAgain,
    JustPlayed,
    Disliked,
    FailedLately,
}
