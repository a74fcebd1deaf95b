using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>A track that would fit now.</summary>
/// <param name="Track">The track.</param>
/// <param name="For">The point it was chosen for; null when the mood is unknown or a person chose.</param>
/// <param name="Why">One sentence that a person understands.</param>
internal sealed record Choice(Track Track, Affect? For, string Why);
