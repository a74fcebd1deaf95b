using Roomtone.Contracts;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify;

/// <summary>What a command should lead to.</summary>
/// <param name="Head">Where the player should be.</param>
/// <param name="SentAt">When the command was sent, by <see cref="MonotonicTime"/>.</param>
/// <param name="IsSecond">Whether it was sent once more.</param>
internal sealed record PendingCommand(Playhead Head, TimeSpan SentAt, bool IsSecond)
{
    /// <summary>A speaker that fell asleep is as silent as a paused one.</summary>
    public bool IsMetBy(Playhead seen) =>
        Head.State == PlayState.Playing ? seen.State == PlayState.Playing && seen.Track == Head.Track : seen.State != PlayState.Playing;
}
