using Roomtone.EdgeAgent.Device.Clock;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// Keeps the ages of what was played true when the clock lies. Their order is that of the list, which no clock changes.
/// </summary>
internal static class PlayedTimes
{
    /// <summary>How long a track takes, where its time cannot be believed.</summary>
    private static readonly TimeSpan UsualTrack = TimeSpan.FromMinutes(4);

    /// <summary>Somebody has set the clock: what is an hour old stays an hour old.</summary>
    public static void Move(List<PlayedTrack> played, TimeSpan jump)
    {
        for (var i = 0; i < played.Count; i++) played[i] = played[i] with { At = Moved(played[i].At, jump) };
    }

    /// <summary>
    /// What a run before wrote, maybe by a clock that was wrong: nothing is newer than now or than what was played after it, and
    /// nothing was played before the product was made. In doubt it was just played.
    /// </summary>
    /// <param name="played">The newest first.</param>
    /// <param name="now">UTC.</param>
    public static IEnumerable<PlayedTrack> Restored(IEnumerable<PlayedTrack> played, DateTimeOffset now)
    {
        var latest = now;
        foreach (var track in played)
        {
            if (PlausibleTime.Is(track.At) && track.At <= latest)
            {
                latest = track.At;
                yield return track;
            }
            else
            {
                yield return track with { At = latest };
                latest = Moved(latest, -UsualTrack);
            }
        }
    }

    private static DateTimeOffset Moved(DateTimeOffset at, TimeSpan by)
    {
        var ticks = Math.Clamp(at.UtcTicks + by.Ticks, DateTimeOffset.UnixEpoch.UtcTicks, DateTimeOffset.MaxValue.UtcTicks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
