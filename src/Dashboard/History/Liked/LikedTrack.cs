namespace Roomtone.Dashboard.History.Liked;

/// <summary>What a room liked, best first.</summary>
/// <param name="Zone">Whose clock counted, as an IANA name.</param>
/// <param name="Tracks">The tracks.</param>
internal sealed record LikedTracks(string Zone, IReadOnlyList<LikedTrack> Tracks);

/// <summary>A track that somebody liked, or that was heard to its end each time.</summary>
/// <param name="Provider">Where it comes from.</param>
/// <param name="Track">The provider's own id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Artist">Empty if unknown.</param>
/// <param name="Likes">How often somebody liked it.</param>
/// <param name="Heard">How often it was heard to its end.</param>
/// <param name="LastAt">When that was last, UTC.</param>
internal sealed record LikedTrack(
    string Provider, string Track, string Title, string Artist, long Likes, long Heard, DateTimeOffset LastAt);
