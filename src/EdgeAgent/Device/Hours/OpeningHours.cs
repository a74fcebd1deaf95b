using System.Globalization;

using Roomtone.EdgeAgent.Device.Clock;

namespace Roomtone.EdgeAgent.Device.Hours;

/// <summary>
/// What the clock on the wall of the room says: whether it is open, and how loud it may be. Times are the wall's, so that
/// eight o'clock stays eight o'clock when summer time begins; an hour that comes twice counts twice.
/// </summary>
internal sealed class OpeningHours(HoursSettings settings, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(8);

    private readonly List<WeeklyInterval> _open = [.. settings.Open.Select(WeeklyInterval.Parse).OfType<WeeklyInterval>()];
    private readonly List<WeeklyInterval> _quiet = [.. settings.Quiet.Select(WeeklyInterval.Parse).OfType<WeeklyInterval>()];
    private readonly TimeZoneInfo _zone =
        settings.TimeZone.Length > 0 ? TimeZoneInfo.FindSystemTimeZoneById(settings.TimeZone) : time.LocalTimeZone;

    /// <summary>Where the wall stands.</summary>
    public TimeZoneInfo Zone => _zone;

    public bool IsOpen => IsOpenAt(time.GetUtcNow());

    /// <summary>The most the volume may be now: 100 outside the quiet hours.</summary>
    public int VolumeLimitPercent => IsQuietAt(time.GetUtcNow()) ? settings.QuietVolumePercent : 100;

    /// <summary>One sentence about whether the room is open, for people.</summary>
    public string Sentence()
    {
        if (_open.Count == 0) return "The room is always open.";
        if (IsUnset(time.GetUtcNow())) return $"{PlausibleTime.Doubt(time.GetUtcNow())} Until then the room counts as closed.";
        var word = IsOpen ? "open" : "closed";
        return NextChange() is { } change
            ? string.Create(CultureInfo.InvariantCulture, $"The room is {word} until {change:ddd HH:mm}.")
            : $"The room is {word}.";
    }

    private bool IsOpenAt(DateTimeOffset now) => _open.Count == 0 || (!IsUnset(now) && _open.Exists(line => line.Contains(Local(now))));

    private bool IsQuietAt(DateTimeOffset now) => _quiet.Exists(line => IsUnset(now) || line.Contains(Local(now)));

    /// <summary>
    /// A box without a clock chip begins in the past. Whether the room is open is not known then, and in doubt nothing looks.
    /// </summary>
    private static bool IsUnset(DateTimeOffset now) => now < PlausibleTime.Earliest;

    /// <summary>On the wall's clock; null when a week brings none.</summary>
    private DateTime? NextChange()
    {
        var now = time.GetUtcNow();
        var isOpen = IsOpenAt(now);
        for (var at = now + Minute; at < now + Horizon; at += Minute)
            if (IsOpenAt(at) != isOpen) return Local(at);
        return null;
    }

    private DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).DateTime;
}
