using Roomtone.EdgeAgent.Music.Recommendation;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>What the Dj keeps over a restart.</summary>
/// <param name="Paused">Whether a person wants silence.</param>
/// <param name="VolumePercent">The last volume.</param>
/// <param name="Current">The track on the deck.</param>
/// <param name="Played">The last tracks, the newest first.</param>
internal sealed record DjMemory(bool Paused, int? VolumePercent, NowPlaying? Current, IReadOnlyList<PlayedTrack> Played)
{
    public static DjMemory Fresh { get; } = new(false, null, null, []);
}
