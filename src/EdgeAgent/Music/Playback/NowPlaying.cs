using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Music.Recommendation.Exploration;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>A track that plays, or is queued to play.</summary>
/// <param name="Track">The track.</param>
/// <param name="For">The point it was chosen for; null when a person chose or the mood was unknown.</param>
/// <param name="Why">One sentence.</param>
internal sealed record NowPlaying(TrackInfo Track, Affect? For, string Why)
{
    /// <summary>How it came to be chosen; null when a person chose.</summary>
    public ChoiceProvenance? Drawn { get; init; }

    /// <summary>Whose turn it is; null where it is for all.</summary>
    public string? Turn { get; init; }

    /// <summary>When it was started, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    public static NowPlaying Of(NextTrack next) =>
        new(next.Choice.Track.Info, next.Choice.For, next.Choice.Why) { Drawn = next.Drawn, Turn = next.For };
}
