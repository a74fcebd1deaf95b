namespace Roomtone.Contracts;

/// <summary>What a search of YouTube has found, or what a playlist of it holds.</summary>
/// <param name="Videos">In YouTube's order.</param>
/// <param name="NextPage">Names the page after this one; null where this is the last.</param>
/// <param name="SearchesLeft">How many searches the owner's key has left today.</param>
public sealed record FoundVideos(IReadOnlyList<FoundVideo> Videos, string? NextPage, int SearchesLeft);

/// <param name="Link">As it can be added.</param>
/// <param name="Track">The id of the track that it becomes.</param>
/// <param name="Title">Its link where it has none.</param>
/// <param name="Channel">Whose it is.</param>
/// <param name="DurationSeconds">0 where it is unknown.</param>
/// <param name="Refusal">Why it cannot play in a page, as one sentence; null where it can.</param>
/// <param name="IsAdded">Whether it is among the room's music already.</param>
public sealed record FoundVideo(
    string Link, string Track, string Title, string Channel, double DurationSeconds, string? Refusal, bool IsAdded);

/// <summary>A link was added to the room's music.</summary>
/// <param name="Track">The id of its track.</param>
/// <param name="Link">As it is kept.</param>
public sealed record AddedLink(string Track, string Link);
