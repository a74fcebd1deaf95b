using Roomtone.Hosting;

namespace Roomtone.CloudSync.Retention;

/// <summary>
/// How long each kind of history is kept, in days, 7 to 36,500. Whole months (for hours and days: years) go at once, so a row
/// stays somewhat longer.
/// </summary>
internal sealed record RetentionSettings : ISettings
{
    public static string Section => "Retention";

    /// <summary>The single events.</summary>
    public int RawDays { get; init; } = 90;

    /// <summary>The roll-up by minute: two years.</summary>
    public int MinuteDays { get; init; } = 730;

    /// <summary>The roll-ups by hour and by day: ten years.</summary>
    public int HourDays { get; init; } = 3_650;

    /// <summary>What could not be read.</summary>
    public int RejectedDays { get; init; } = 90;

    /// <summary>Who did what: three years.</summary>
    public int AuditDays { get; init; } = 1_095;

    public IEnumerable<string> Problems() =>
        from setting in new[]
        {
            (nameof(RawDays), RawDays),
            (nameof(MinuteDays), MinuteDays),
            (nameof(HourDays), HourDays),
            (nameof(RejectedDays), RejectedDays),
            (nameof(AuditDays), AuditDays),
        }
        where setting.Item2 is < 7 or > 36_500
        select $"{setting.Item1} is {setting.Item2}; it must be from 7 to 36,500.";
}
