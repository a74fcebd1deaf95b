using Roomtone.Contracts;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify;

/// <summary>Where the player was when it was last looked at, and from that where it should be now.</summary>
/// <param name="Track">The track; null for none.</param>
/// <param name="State">Whether it sounded.</param>
/// <param name="At">How far into the track.</param>
/// <param name="Length">The track's length; null while unknown.</param>
/// <param name="Seen">When, by <see cref="MonotonicTime"/>.</param>
internal sealed record Playhead(string? Track, PlayState State, TimeSpan At, TimeSpan? Length, TimeSpan Seen)
{
    /// <summary>Looks are some seconds apart, and Spotify's own clock is not exact.</summary>
    private static readonly TimeSpan NearEnd = TimeSpan.FromSeconds(5);

    public static Playhead Silent(TimeSpan now) => new(null, PlayState.Stopped, TimeSpan.Zero, null, now);

    public TimeSpan Elapsed(TimeSpan now)
    {
        var elapsed = State == PlayState.Playing ? At + (now - Seen) : At;
        return Length is { } length && elapsed > length ? length : elapsed;
    }

    /// <summary>When the track should end; null where it does not.</summary>
    public TimeSpan? Ends => State == PlayState.Playing && Length is { } length ? Seen + (length - At) : null;

    /// <summary>Whether the track should be at its end by now, or nearly.</summary>
    public bool IsNearEnd(TimeSpan now) => Length is { } length && Elapsed(now) >= length - NearEnd;
}
