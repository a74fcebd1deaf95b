namespace Roomtone.Dashboard.Database;

/// <summary>The database keeps UTC in DATETIME(3), which knows no zone.</summary>
internal static class DatabaseTime
{
    public static DateTimeOffset FromDatabase(this DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    /// <summary>Cut to whole milliseconds, so that the server does not round it up.</summary>
    public static DateTime ToDatabase(this DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), DateTimeKind.Unspecified);
}
