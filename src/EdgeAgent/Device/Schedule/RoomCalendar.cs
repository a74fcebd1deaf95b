using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Device.Schedule;

/// <summary>
/// The calendar of a room as it holds on the box: what the schedule says goes before what the box's own file says. It is
/// reckoned day by day from what begins on each, never minute by minute. Not for two threads at once.
/// </summary>
internal sealed class RoomCalendar
{
    /// <summary>So far is looked ahead: a room may be closed for a season.</summary>
    private const int HorizonDays = 400;

    private readonly IReadOnlyList<WeeklyHours> _open;
    private readonly IReadOnlyList<WeeklyHours> _quiet;
    private readonly IReadOnlyList<SpecialDay> _special;
    private readonly IReadOnlyList<ScheduleBlock> _weekly;
    private readonly ILookup<DateOnly, ScheduleBlock> _dated;
    private readonly Dictionary<DateOnly, CalendarDay> _days = [];

    /// <param name="schedule">The room's calendar; null or off: the box's own file alone counts.</param>
    /// <param name="hours">The box's own file.</param>
    /// <param name="local">Where the box stands, where neither says it.</param>
    public RoomCalendar(RoomSchedule? schedule, HoursSettings hours, TimeZoneInfo local)
    {
        schedule = schedule is { IsOn: true } ? schedule : null;
        IsOn = schedule is not null;
        Zone = Known(schedule?.TimeZone) ?? Known(hours.TimeZone) ?? local;
        _open = schedule?.Open ?? WeeklyInterval.Hours(hours.Open);
        _quiet = schedule?.Quiet ?? WeeklyInterval.Hours(hours.Quiet);
        QuietVolumePercent = schedule?.QuietVolumePercent ?? hours.QuietVolumePercent;
        _special = schedule?.Days ?? [];
        _weekly = [.. (schedule?.Blocks ?? []).Where(block => block.Dates.Count == 0)];
        _dated = (schedule?.Blocks ?? []).SelectMany(block => block.Dates.Distinct().Select(date => (date, block)))
            .ToLookup(entry => entry.date, entry => entry.block);
        OverrideMinutes = schedule?.OverrideMinutes;
    }

    /// <summary>Whether somebody has made a calendar, and it is on.</summary>
    public bool IsOn { get; }

    public TimeZoneInfo Zone { get; }

    public int QuietVolumePercent { get; }

    public int? OverrideMinutes { get; }

    public bool HasHours => _open.Count > 0;

    /// <summary>Whether the room is ever closed, or quiet.</summary>
    public bool MayClose => HasHours || _special.Any(day => day.Rule is { IsClosed: true } or { Open.Count: > 0 });

    public bool MayBeQuiet => _quiet.Count > 0;

    public CalendarState At(DateTimeOffset at)
    {
        var date = WallTime.DateAt(Zone, at);
        var (before, today) = (Day(date.AddDays(-1)), Day(date));
        var isOpen = before.Open.Concat(today.Open).Any(slot => slot.Contains(at));
        var block = isOpen
            ? before.Blocks.Concat(today.Blocks).Where(slot => slot.Slot.Contains(at))
                .OrderByDescending(slot => slot.Rank).ThenByDescending(slot => slot.Slot.From).FirstOrDefault()
            : null;
        return new CalendarState(isOpen, before.Quiet.Concat(today.Quiet).Any(slot => slot.Contains(at)), block, today.Special);
    }

    /// <summary>When the room opens or closes next; null where it does not within a year.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset at) =>
        Change(at, day => day.Open, At(at).IsOpen, state => state.IsOpen);

    /// <summary>When the room opens or closes, or another block holds; null where nothing changes within a year.</summary>
    public DateTimeOffset? NextBlock(DateTimeOffset at) => At(at) is { IsOpen: true } now
        ? Change(
            at,
            day => day.Open.Concat(day.Blocks.Select(block => block.Slot)),
            (true, now.Block),
            state => (state.IsOpen, state.Block))
        : NextOpening(at);

    /// <summary>Until when <see cref="At"/> says the same for certain.</summary>
    public DateTimeOffset SameUntil(DateTimeOffset at)
    {
        var midnight = Midnight(WallTime.DateAt(Zone, at).AddDays(1));
        return Edges(at, day => [.. day.Open, .. day.Quiet, .. day.Blocks.Select(block => block.Slot)], days: 1).FirstOrDefault(midnight);
    }

    private DateTimeOffset? Change<T>(DateTimeOffset at, Func<CalendarDay, IEnumerable<TimeSlot>> slots, T now, Func<CalendarState, T> of)
    {
        foreach (var edge in Edges(at, slots, HorizonDays))
            if (!EqualityComparer<T>.Default.Equals(of(At(edge)), now)) return edge;
        return null;
    }

    /// <summary>The moments at which something begins or ends, in their order.</summary>
    private IEnumerable<DateTimeOffset> Edges(DateTimeOffset after, Func<CalendarDay, IEnumerable<TimeSlot>> slots, int days)
    {
        var first = WallTime.DateAt(Zone, after);
        for (var date = first; date < first.AddDays(days); date = date.AddDays(1))
        {
            var (from, to) = (date == first ? after.AddTicks(1) : Midnight(date), Midnight(date.AddDays(1)));
            var edges = slots(Day(date.AddDays(-1))).Concat(slots(Day(date))).SelectMany(slot => new[] { slot.From, slot.To })
                .Where(edge => edge >= from && edge < to).Distinct().Order().ToList();
            foreach (var edge in edges) yield return edge;
        }
    }

    private CalendarDay Day(DateOnly date)
    {
        if (_days.TryGetValue(date, out var known)) return known;
        if (_days.Count > HorizonDays) _days.Clear();
        return _days[date] = Reckoned(date);
    }

    private CalendarDay Reckoned(DateOnly date)
    {
        var special = _special.FirstOrDefault(day => day.Contains(date));
        var weekday = special?.Rule.Like ?? date.DayOfWeek;
        var weekly = _weekly.Where(block => block.Days.Contains(weekday) && block.Season?.Contains(date) != false);
        return new CalendarDay(
            [.. Opening(date, weekday, special?.Rule)],
            [.. _quiet.Where(hours => hours.Days.Contains(weekday)).Select(hours => Slot(date, hours.From, hours.To))],
            [.. _dated[date].Concat(weekly).Select(block => new BlockSlot(block, Slot(date, block.From, block.To)))],
            special);
    }

    private IEnumerable<TimeSlot> Opening(DateOnly date, DayOfWeek weekday, DayRule? rule)
    {
        if (rule is { IsClosed: true }) return [];
        if (rule is { Open: { Count: > 0 } own }) return own.Select(hours => Slot(date, hours.From, hours.To));
        return HasHours
            ? _open.Where(hours => hours.Days.Contains(weekday)).Select(hours => Slot(date, hours.From, hours.To))
            : [Slot(date, TimeOnly.MinValue, TimeOnly.MinValue)];
    }

    private TimeSlot Slot(DateOnly date, TimeOnly from, TimeOnly to) =>
        new(WallTime.At(Zone, date, from), WallTime.At(Zone, to > from ? date : date.AddDays(1), to));

    private DateTimeOffset Midnight(DateOnly date) => WallTime.At(Zone, date, TimeOnly.MinValue);

    private static TimeZoneInfo? Known(string? zone) =>
        zone is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? known : null;
}

/// <summary>What the calendar says of one moment.</summary>
/// <param name="IsOpen">Whether the room is open.</param>
/// <param name="IsQuiet">Whether it should be quiet.</param>
/// <param name="Block">The block that holds; null where none does.</param>
/// <param name="Special">The special day that it is.</param>
internal sealed record CalendarState(bool IsOpen, bool IsQuiet, BlockSlot? Block, SpecialDay? Special);
