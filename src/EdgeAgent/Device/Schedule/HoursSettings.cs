using Roomtone.Hosting;
using Roomtone.Hosting.Settings;

namespace Roomtone.EdgeAgent.Device.Schedule;

/// <summary>When the room is looked at, and when it should be quiet.</summary>
internal sealed record HoursSettings : ISettings
{
    public static string Section => "Hours";

    /// <summary>An IANA name such as <c>Europe/Berlin</c>; empty: that of the box.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>
    /// When the room is open, such as <c>Mon-Fri 08:00-18:30</c>, <c>Sat,Sun 10:00-02:00</c> or <c>08:00-20:00</c> for every
    /// day; outside nothing looks. Empty: always open.
    /// </summary>
    [Example("[\"Mon-Fri 08:00-18:30\"]")]
    public IReadOnlyList<string> Open { get; init; } = [];

    /// <summary>When the music is quiet, written as <see cref="Open"/>. Empty: never.</summary>
    [Example("[\"22:00-07:00\"]")]
    public IReadOnlyList<string> Quiet { get; init; } = [];

    /// <summary>The most the volume may be in quiet hours, percent; 0 is silence, 100 no limit.</summary>
    public int QuietVolumePercent { get; init; } = 25;

    public IEnumerable<string> Problems()
    {
        if (TimeZone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return $"TimeZone is '{TimeZone}', which this box does not know. Write an IANA name such as Europe/Berlin, or leave it empty for the box's own.";
        foreach (var problem in Unreadable(Open, nameof(Open)).Concat(Unreadable(Quiet, nameof(Quiet)))) yield return problem;
        if (QuietVolumePercent is < 0 or > 100) yield return $"QuietVolumePercent is {QuietVolumePercent}. Allowed: 0 to 100.";
    }

    private static IEnumerable<string> Unreadable(IReadOnlyList<string> lines, string key) =>
        from line in lines.Select((text, i) => (text, i))
        where WeeklyInterval.Parse(line.text) is null
        select $"{key}:{line.i} is '{line.text}'. Write days and times such as 'Mon-Fri 08:00-18:30', 'Sat,Sun 10:00-02:00' or '08:00-20:00'.";
}
