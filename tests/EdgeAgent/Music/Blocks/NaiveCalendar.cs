using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Tests.Music.Blocks;

/// <summary>
/// What a calendar says, reckoned in the dullest way: minute by minute, by a clock on the wall that follows summer time but is
/// never set back. It shares nothing with the box's own reckoning.
/// </summary>
internal sealed class NaiveCalendar
{
    private readonly RoomSchedule _schedule;
    private readonly List<DateTime> _wall = [];
    private readonly DateTimeOffset _from;
    private readonly Dictionary<int, (bool IsOpen, ScheduleBlock? Block)> _known = [];

    public NaiveCalendar(RoomSchedule schedule, DateTimeOffset from, int minutes)
    {
        (_schedule, _from) = (schedule, from);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone!);
        for (var minute = 0; minute < minutes; minute++)
        {
            var wall = TimeZoneInfo.ConvertTime(from.AddMinutes(minute), zone).DateTime;
            _wall.Add(_wall is [.., var last] && last > wall ? last : wall);
        }
    }

    public bool IsOpen(int minute) => Known(minute).IsOpen;

    public ScheduleBlock? Block(int minute) => Known(minute).Block;

    private (bool IsOpen, ScheduleBlock? Block) Known(int minute)
    {
        if (!_known.TryGetValue(minute, out var known)) _known[minute] = known = Opens(minute) ? (true, Holding(minute)) : (false, null);
        return known;
    }

    private bool Opens(int minute) => Holds(minute, (date, day, time) => Rule(date) switch
    {
        { IsClosed: true } => false,
        { Open: { Count: > 0 } own } => own.Any(hours => Covers(hours.From, hours.To, time)),
        _ => _schedule.Open!.Any(hours => hours.Days.Contains(day) && Covers(hours.From, hours.To, time)),
    });

    public bool IsQuiet(int minute) =>
        Holds(minute, (_, day, time) => _schedule.Quiet!.Any(hours => hours.Days.Contains(day) && Covers(hours.From, hours.To, time)));

    private ScheduleBlock? Holding(int minute)
    {
        var holding = _schedule.Blocks.Where(block => IsTimeOf(block, minute)).ToList();
        return holding.Find(block => block.Dates.Count > 0) ?? holding.Find(block => block.Season is not null) ?? holding.FirstOrDefault();
    }

    /// <summary>The share of the block that is over, whether the room was open before or not, counted in minutes.</summary>
    public double Share(int minute)
    {
        var (block, first, end) = (Block(minute)!, minute, minute);
        while (IsTimeOf(block, first - 1)) first--;
        while (IsTimeOf(block, end)) end++;
        return (double)(minute - first) / (end - first);
    }

    private bool IsTimeOf(ScheduleBlock block, int minute) => Holds(minute, (date, day, time) =>
        (block.Dates.Count > 0 ? block.Dates.Contains(date) : block.Days.Contains(day))
        && block.Season?.Contains(date) != false
        && Covers(block.From, block.To, time));

    /// <summary>The first minute at which the room opens or closes or another block holds.</summary>
    public int Next(int minute)
    {
        var next = minute;
        while (IsOpen(next) == IsOpen(minute) && Block(next) == Block(minute)) next++;
        return next;
    }

    public int MinuteOf(DateTimeOffset at) => (int)(at - _from).TotalMinutes;

    /// <summary>Today's, or that which began yesterday and passes midnight: its time of day is then beyond 24 hours.</summary>
    private bool Holds(int minute, Func<DateOnly, DayOfWeek, int, bool> on)
    {
        var (date, time) = (DateOnly.FromDateTime(_wall[minute]), (_wall[minute].Hour * 60) + _wall[minute].Minute);
        return on(date, Day(date), time) || on(date.AddDays(-1), Day(date.AddDays(-1)), time + (24 * 60));
    }

    private static bool Covers(TimeOnly from, TimeOnly to, int time)
    {
        var (start, end) = ((from.Hour * 60) + from.Minute, (to.Hour * 60) + to.Minute);
        return time >= start && time < (end > start ? end : end + (24 * 60));
    }

    private DayRule? Rule(DateOnly date) => _schedule.Days.FirstOrDefault(day => day.Contains(date))?.Rule;

    private DayOfWeek Day(DateOnly date) => Rule(date)?.Like ?? date.DayOfWeek;
}
