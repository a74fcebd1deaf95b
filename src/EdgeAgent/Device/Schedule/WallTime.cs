namespace Roomtone.EdgeAgent.Device.Schedule;

/// <summary>Between the clock on the wall of a room and UTC.</summary>
internal static class WallTime
{
    /// <summary>
    /// When the wall's clock shows a time on a date. A time that is left out when summer time begins is the moment of the change;
    /// of one that comes twice when it ends, the first counts. So what ends where another begins leaves no gap, ever.
    /// </summary>
    public static DateTimeOffset At(TimeZoneInfo zone, DateOnly date, TimeOnly time)
    {
        var wall = date.ToDateTime(time);
        while (zone.IsInvalidTime(wall)) wall = wall.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }

    public static DateOnly DateAt(TimeZoneInfo zone, DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
