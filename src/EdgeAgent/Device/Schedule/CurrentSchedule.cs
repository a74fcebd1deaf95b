using System.Globalization;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Clock;
using Roomtone.EdgeAgent.Sync.DesiredState;

namespace Roomtone.EdgeAgent.Device.Schedule;

/// <summary>
/// What the clock on the wall of the room says now: whether it is open, how loud it may be, and which block of its calendar
/// holds. From any thread.
/// </summary>
internal sealed class CurrentSchedule(HoursSettings hours, TimeProvider time) : IRoomSettingsListener
{
    private readonly Lock _gate = new();
    private RoomCalendar _calendar = new(null, hours, time.LocalTimeZone);
    private byte[] _written = Wire.Write<RoomSchedule?>(null);
    private ScheduleMoment? _known;

    /// <summary>Where the wall stands.</summary>
    public TimeZoneInfo Zone
    {
        get
        {
            lock (_gate) return _calendar.Zone;
        }
    }

    /// <summary>Another number after each change of the calendar.</summary>
    public int Version { get; private set; }

    public bool IsOpen => Now.IsOpen;

    /// <summary>The most the volume may be now: 100 outside the quiet hours.</summary>
    public int VolumeLimitPercent => Now.VolumeLimitPercent;

    public ScheduleMoment Now
    {
        get
        {
            lock (_gate)
            {
                var now = time.GetUtcNow();
                if (_known is not { } known || now < known.At || now >= known.SameUntil) _known = Reckoned(now);
                return _known;
            }
        }
    }

    public void Apply(RoomSettings settings)
    {
        // Another setting of the room is no change of its calendar.
        var written = Wire.Write(settings.Schedule);
        lock (_gate)
        {
            if (written.AsSpan().SequenceEqual(_written)) return;
            _written = written;
        }

        var calendar = new RoomCalendar(settings.Schedule, hours, time.LocalTimeZone);
        lock (_gate) (_calendar, _known, Version) = (calendar, null, Version + 1);
    }

    /// <summary>One sentence about whether the room is open, for people.</summary>
    public string Sentence()
    {
        var (now, calendar) = (Now, _calendar);
        if (!calendar.MayClose) return "The room is always open.";
        if (now.IsUnset) return $"{PlausibleTime.Doubt(time.GetUtcNow())} Until then the room counts as closed.";
        var word = now.IsOpen ? "open" : "closed";
        return now.OpeningUntil is { } change ? $"The room is {word} until {On(change)}." : $"The room is {word}.";
    }

    /// <summary>A moment as people of the room call it: the time today, else the day too.</summary>
    public string On(DateTimeOffset at, bool withDay = true)
    {
        var (wall, today) = (Wall(at), Wall(time.GetUtcNow()).Date);
        var format = !withDay && wall.Date == today ? "HH:mm" : wall.Date - today < TimeSpan.FromDays(7) ? "ddd HH:mm" : "d MMM HH:mm";
        return wall.ToString(format, CultureInfo.InvariantCulture);
    }

    private DateTime Wall(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    private ScheduleMoment Reckoned(DateTimeOffset now)
    {
        // A box without a clock chip begins in the past. Whether the room is open is not known then, and in doubt nothing looks.
        if (now < PlausibleTime.Earliest)
            return new ScheduleMoment(now, PlausibleTime.Earliest, _calendar.IsOn, !_calendar.MayClose, Limit(_calendar.MayBeQuiet))
            {
                IsUnset = true,
            };
        var state = _calendar.At(now);
        return new ScheduleMoment(now, _calendar.SameUntil(now), _calendar.IsOn, state.IsOpen, Limit(state.IsQuiet))
        {
            Block = state.Block,
            Special = state.Special,
            Until = _calendar.NextBlock(now),
            OpeningUntil = _calendar.NextOpening(now),
            OverrideFor = _calendar.OverrideMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        };
    }

    private int Limit(bool isQuiet) => isQuiet ? _calendar.QuietVolumePercent : 100;
}

/// <summary>What holds for a while.</summary>
/// <param name="At">When it was reckoned, UTC.</param>
/// <param name="SameUntil">Until when it is certainly so.</param>
/// <param name="IsOn">Whether the room has a calendar that is on.</param>
/// <param name="IsOpen">Whether the room is open.</param>
/// <param name="VolumeLimitPercent">The most the volume may be by the quiet hours, percent.</param>
internal sealed record ScheduleMoment(DateTimeOffset At, DateTimeOffset SameUntil, bool IsOn, bool IsOpen, int VolumeLimitPercent)
{
    /// <summary>The clock of the box was never set: no block holds.</summary>
    public bool IsUnset { get; init; }

    public BlockSlot? Block { get; init; }

    public SpecialDay? Special { get; init; }

    /// <summary>When the room opens or closes, or another block holds, UTC; null where nothing changes within a year.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When the room opens or closes.</summary>
    public DateTimeOffset? OpeningUntil { get; init; }

    /// <summary>How long a person's hand holds at most; null where the owner set nothing.</summary>
    public TimeSpan? OverrideFor { get; init; }
}
