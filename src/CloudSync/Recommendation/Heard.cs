namespace Roomtone.CloudSync.Recommendation;

/// <summary>A track that came to an end in a room.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Track">The room's own id.</param>
/// <param name="Artist">Never empty.</param>
/// <param name="Title">Its title.</param>
/// <param name="Share">How much of it was heard, 0 to 1.</param>
internal sealed record Heard(DateTime At, string Track, string Artist, string Title, double Share);

/// <summary>What somebody said of a track.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Track">The room's own id.</param>
/// <param name="What">As the wire has it, e.g. <c>like</c>.</param>
internal sealed record Said(DateTime At, string Track, string What);
