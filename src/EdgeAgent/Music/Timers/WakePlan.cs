using System.Globalization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Schedule;

namespace Roomtone.EdgeAgent.Music.Timers;

/// <inheritdoc cref="WakeUp"/>
/// <param name="Since">It comes next after this, UTC.</param>
internal sealed record WakePlan(
    TimeOnly Time,
    IReadOnlyList<DayOfWeek> Days,
    string? Playlist,
    string? Name,
    int VolumePercent,
    int RiseMinutes,
    string By,
    DateTimeOffset Since)
{
    private const int DaysAWeek = 7;

    /// <summary>As people of the room call it.</summary>
    public string Clock => Time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <returns>When it comes next, by the clock on the wall: of an hour that comes twice, the first time counts.</returns>
    public DateTimeOffset DueIn(TimeZoneInfo zone)
    {
        var today = WallTime.DateAt(zone, Since);
        var dates = Enumerable.Range(0, DaysAWeek + 2).Select(today.AddDays);
        return dates.Where(date => Days.Count == 0 || Days.Contains(date.DayOfWeek))
            .Select(date => WallTime.At(zone, date, Time)).First(at => at > Since);
    }

    /// <returns>What is left of it once it has come; null where it was for once.</returns>
    public WakePlan? After(DateTimeOffset now) => Days.Count == 0 ? null : this with { Since = now };

    public static bool IsSound(WakePlan plan) =>
        plan is { Since.Year: >= 1970 and <= 9000, VolumePercent: >= 1 and <= 100, RiseMinutes: >= 0 and <= WakeUp.MostRiseMinutes }
        && plan.Days.Count <= DaysAWeek;
}
