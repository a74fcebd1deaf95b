using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Timers;

/// <summary>
/// A volume on its way from one to another, evenly in percent: mixers of players and cards make about equal steps of decibels of
/// equal steps of percent.
/// </summary>
/// <param name="StartedAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="FromPercent">0 to 100.</param>
/// <param name="ToPercent">0 to 100; the room's limits hold all the same.</param>
/// <param name="IsSleep">Whether the music pauses at its end.</param>
/// <param name="By">Who asked for it.</param>
internal sealed record VolumeRamp(
    DateTimeOffset StartedAt, DateTimeOffset EndsAt, int FromPercent, int ToPercent, bool IsSleep, string By)
{
    /// <summary>Of all that there may be.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(SleepTimer.MostMinutes);

    public int PercentAt(DateTimeOffset now)
    {
        var share = now >= EndsAt ? 1 : now <= StartedAt ? 0 : (now - StartedAt) / (EndsAt - StartedAt);
        return (int)Math.Round(FromPercent + (share * (ToPercent - FromPercent)));
    }

    /// <summary>Somebody has set the clock: what is left of it stays the same.</summary>
    public VolumeRamp Moved(TimeSpan by) => this with { StartedAt = StartedAt + by, EndsAt = EndsAt + by };

    public static bool IsSound(VolumeRamp ramp) =>
        ramp is { StartedAt.Year: >= 1970 and <= 9000, FromPercent: >= 0 and <= 100, ToPercent: >= 0 and <= 100 }
        && ramp.EndsAt >= ramp.StartedAt
        && ramp.EndsAt - ramp.StartedAt <= Longest;
}
