using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>Keeps what playback needs after a restart, and writes it when it has changed.</summary>
internal sealed class PlaybackSnapshotStore(PersistedDocument<PlaybackSnapshot> file, VolumeControl volume, TrackSelector selection)
{
    /// <summary>How many played tracks are kept over a restart: more than half a day of short ones.</summary>
    private const int PlayedKept = 500;

    private PlaybackSnapshot? _restored;
    private (bool Paused, int Volume, NowPlaying? Current)? _written;

    /// <summary>What the last run wrote. The first call also restores the volume and the play history.</summary>
    public PlaybackSnapshot Restore()
    {
        if (_restored is not null) return _restored;
        // What cannot be read may have been a person's pause.
        _restored = file.Read() ?? (file.IsInDoubt ? PlaybackSnapshot.Empty with { Paused = true } : PlaybackSnapshot.Empty);
        volume.Restore(_restored.VolumePercent);
        selection.Restore(_restored.Played);
        return _restored;
    }

    /// <summary>Makes the next <see cref="Save"/> write: the play history was changed.</summary>
    public void Invalidate() => _written = null;

    public void Save(PlaybackState state)
    {
        var now = (state.Wanted == PlayState.Paused, volume.Wanted, state.Current);
        if (now == _written) return;
        file.Write(new PlaybackSnapshot(now.Item1, volume.Wanted, state.Current, [.. selection.Played.Take(PlayedKept)]));
        _written = now;
    }
}

/// <summary>The document in <c>music.json</c>. Boxes in use have one: its names must stay.</summary>
/// <param name="Paused">Whether a person wants silence.</param>
/// <param name="VolumePercent">The last volume, 0 to 100; null where none was set.</param>
/// <param name="Current">The track that was playing.</param>
/// <param name="Played">The last tracks, newest first.</param>
internal sealed record PlaybackSnapshot(bool Paused, int? VolumePercent, NowPlaying? Current, IReadOnlyList<PlayedTrack> Played)
{
    public static PlaybackSnapshot Empty { get; } = new(false, null, null, []);

    /// <summary>Nobody writes such values: a card that fails does, and sums with such times overflow.</summary>
    public static bool IsSound(PlaybackSnapshot snapshot) =>
        snapshot.VolumePercent is null or (>= 0 and <= 100)
        && snapshot.Played.All(played => played is { Track: not null, Artist: not null } && IsTime(played.At))
        && (snapshot.Current is not { } current || ((current.Since == default || IsTime(current.Since)) && IsPoint(current.For)));

    private static bool IsTime(DateTimeOffset time) => time.Year is >= 1970 and <= 9000;

    private static bool IsPoint(Affect? point) => point is null or { Valence: >= -1 and <= 1, Arousal: >= -1 and <= 1 };
}
