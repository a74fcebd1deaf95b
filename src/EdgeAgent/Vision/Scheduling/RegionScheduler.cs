using Roomtone.EdgeAgent.Vision.Detection;
using Roomtone.EdgeAgent.Vision.Tracking;

namespace Roomtone.EdgeAgent.Vision.Scheduling;

/// <summary>When a region of the frame needs another look by the detector.</summary>
/// <param name="region">The region.</param>
/// <param name="movement">What moved in it since the last look.</param>
/// <param name="lookAtLeastEvery">However still it seems.</param>
internal sealed class RegionScheduler(Region region, MotionDetector movement, TimeSpan lookAtLeastEvery)
{
    /// <summary>Looks are at least this far apart: every other frame at ten a second, every one at five.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.15);

    /// <summary>For a face that talks or nods, but stays where it is.</summary>
    private static readonly TimeSpan StayingPause = TimeSpan.FromSeconds(0.35);

    /// <summary>A fan or a screen moves for hours and is no face: each look in vain makes the next wait longer, up to a limit.</summary>
    private static readonly TimeSpan WaitInVain = TimeSpan.FromSeconds(0.05);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(0.5);

    private DateTimeOffset? _lookedAt;
    private int _inVain;

    public Region Region => region;

    /// <summary>False so soon after a look that nothing can ask for another one.</summary>
    public bool MayBeDue(DateTimeOffset now) => _lookedAt is not { } lookedAt || now < lookedAt || now - lookedAt >= ShortestPause;

    /// <summary>Compares the frame with the last look, and tells the tracks that it found whether they are where they were.</summary>
    /// <param name="tracks">Those in view.</param>
    /// <param name="home">Those that this region is to follow.</param>
    /// <param name="grid">The frame.</param>
    public bool IsDue(DateTimeOffset now, IReadOnlyList<FaceTrack> tracks, ReadOnlySpan<bool> home, BrightnessGrid grid)
    {
        if (_lookedAt is not { } lookedAt || now < lookedAt) return true;
        movement.Compare();
        var age = now - lookedAt;
        var isDue = age >= lookAtLeastEvery;
        for (var i = 0; i < tracks.Count; i++)
        {
            TakeMovementOf(tracks[i], lookedAt, grid);
            if (home[i]) isDue |= PauseFor(tracks[i]) is { } pause && age >= pause;
        }

        if (movement.Left < MotionDetector.FewestCells) _inVain = 0;
        else isDue |= age >= Pause();
        return isDue;
    }

    /// <summary>Takes note of a look and of what it brought.</summary>
    public void Update(DateTimeOffset now, IReadOnlyList<FaceTrack> tracks, ReadOnlySpan<bool> home)
    {
        var broughtNews = false;
        for (var i = 0; i < tracks.Count; i++) broughtNews |= home[i] && (tracks[i].HasMoved || tracks[i].Misses > 0);
        _inVain = broughtNews ? 0 : _inVain + 1;
        _lookedAt = now;
        movement.Remember();
    }

    public void Forget()
    {
        _lookedAt = null;
        _inVain = 0;
        movement.Wipe();
    }

    private void TakeMovementOf(FaceTrack track, DateTimeOffset lookedAt, BrightnessGrid grid)
    {
        var area = CellArea.Of(track.Face.Box, grid).Within(movement.Area);
        var moved = movement.Consume(area);
        if (lookedAt >= track.SeenAt && moved > 0 && moved >= area.Count / 10) track.IsStill = false;
    }

    /// <summary>How long after a look this track asks for another one; null: it does not.</summary>
    private static TimeSpan? PauseFor(FaceTrack track)
    {
        if (track.Misses > 0 || track.Finds == 1) return ShortestPause;
        if (track.IsStill) return null;
        return track.HasMoved ? ShortestPause : StayingPause;
    }

    private TimeSpan Pause()
    {
        var pause = ShortestPause + (WaitInVain * _inVain);
        return pause < LongestPause ? pause : LongestPause;
    }
}
