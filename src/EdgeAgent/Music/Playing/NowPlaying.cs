using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Playing;

/// <summary>The track on the deck.</summary>
/// <param name="Track">The track.</param>
/// <param name="For">The point it was chosen for; null when a person chose or the mood was unknown.</param>
/// <param name="Why">One sentence.</param>
internal sealed record NowPlaying(TrackInfo Track, Affect? For, string Why);
