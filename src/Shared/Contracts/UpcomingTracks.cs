namespace Roomtone.Contracts;

/// <summary>What comes next: what people have put there, in their order, then what the box would choose as things are now.</summary>
/// <param name="Tracks">The first ones, at most <see cref="Shown"/>.</param>
/// <param name="More">How many more people have put there.</param>
/// <param name="Playlist">The name of the playlist that they come from; null where they come from none.</param>
/// <param name="Notice">What was passed over lately and why, as one sentence; null where nothing was.</param>
public sealed record UpcomingTracks(IReadOnlyList<UpcomingTrack> Tracks, int More, string? Playlist = null, string? Notice = null)
{
    public const int Shown = 3;
}

/// <summary>A track that comes next.</summary>
/// <param name="Track">The track.</param>
/// <param name="Why">One sentence: why it comes, or why it is going to be passed over.</param>
/// <param name="By">Who has put it there; null for the box's own choice, which follows the room.</param>
public sealed record UpcomingTrack(TrackInfo Track, string Why, string? By = null);
