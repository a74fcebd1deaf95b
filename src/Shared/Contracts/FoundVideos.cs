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
/// <param name="Track">The id of its track; null where it is a playlist.</param>
/// <param name="Link">As it is kept.</param>
public sealed record AddedLink(string? Track, string Link)
{
    /// <summary>Null where it is a single track.</summary>
    public LinkedPlaylist? Playlist { get; init; }
}

/// <summary>A playlist of YouTube among the room's music, whose videos all carry the words on it.</summary>
/// <param name="Link">As it is kept.</param>
/// <param name="Title">As the owner calls it; empty where they do not.</param>
/// <param name="Videos">How many of its videos may play.</param>
/// <param name="SetAside">How many were removed, are private, restricted by age or may not be embedded.</param>
/// <param name="IsRead">Whether YouTube was asked; false while it still has to be.</param>
/// <param name="Note">What is wrong with it, as sentences; null where all is well.</param>
/// <param name="IsAdded">Whether it was added in the page, and so can be taken away there.</param>
public sealed record LinkedPlaylist(string Link, string Title, int Videos, int SetAside, bool IsRead, string? Note, bool IsAdded)
{
    public Mood? Mood { get; init; }

    /// <summary>-1 unpleasant to 1 pleasant.</summary>
    public double? Valence { get; init; }

    /// <summary>-1 quiet to 1 lively.</summary>
    public double? Arousal { get; init; }

    /// <summary>ISO 639 code, or several as <c>de/en</c>; empty if it is not known.</summary>
    public string Language { get; init; } = "";

    /// <summary>Null where nobody knows.</summary>
    public bool? Explicit { get; init; }
}
