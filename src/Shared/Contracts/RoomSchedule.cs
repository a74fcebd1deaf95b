namespace Roomtone.Contracts;

/// <summary>
/// The calendar of a room: when it is open, when it is quiet, and what plays when. Times are those of the wall's clock, so
/// that eight o'clock stays eight o'clock when summer time begins: a time that does not come on that day is the moment at
/// which the clocks change, and of one that comes twice the first counts. What passes midnight belongs to the day on which
/// it began, so that the night before a holiday goes on. What is null here is as the box's own file says.
/// </summary>
public sealed record RoomSchedule
{
    public const int MostHours = 50;
    public const int MostBlocks = 200;
    public const int MostDays = 1000;
    public const int MostDates = 100;
    public const int MostCalendars = 20;
    public const int LongestName = 100;
    public const int LongestOverrideMinutes = 24 * 60;

    /// <summary>False: the box keeps to its own file's hours, and no block holds.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>An IANA name such as <c>Europe/Berlin</c>; null: as the box's own file says.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When the room is open; outside nothing looks and nothing plays. Empty: always. Null: as the box's own file says.</summary>
    public IReadOnlyList<WeeklyHours>? Open { get; init; }

    /// <summary>When the music is quiet. Empty: never. Null: as the box's own file says.</summary>
    public IReadOnlyList<WeeklyHours>? Quiet { get; init; }

    /// <summary>The most the volume may be in quiet hours, percent, 0 to 100; null: as the box's own file says.</summary>
    public int? QuietVolumePercent { get; init; }

    /// <summary>
    /// What plays when. At one moment one block holds: one with dates goes before one of a season, and that before one of
    /// every week. Two of the same rank must not overlap; where a special day brings two together, the later one holds.
    /// While the room is closed none does.
    /// </summary>
    public IReadOnlyList<ScheduleBlock> Blocks { get; init; } = [];

    /// <summary>Holidays and other special days, by hand or from <see cref="Calendars"/>; the first that holds counts.</summary>
    public IReadOnlyList<SpecialDay> Days { get; init; } = [];

    /// <summary>Where special days come from. The dashboard reads them and writes <see cref="Days"/>; the box needs no network.</summary>
    public IReadOnlyList<DayCalendar> Calendars { get; init; } = [];

    /// <summary>
    /// How long what a person sets by hand holds against the calendar, minutes, 1 to 1,440. It ends in any case when the block
    /// does, another begins, or the room opens or closes; null: not before. Music by hand in a closed room then has an hour.
    /// </summary>
    public int? OverrideMinutes { get; init; }

    /// <summary>A sentence for each value that is not allowed; empty when all is well.</summary>
    public IEnumerable<string> Problems() => ScheduleProblems.Of(this);
}

/// <summary>
/// A time of day on some days of the week. It may pass midnight, and then belongs to the day on which it began; the same
/// time twice is the whole 24 hours. The end does not belong to it.
/// </summary>
public sealed record WeeklyHours(IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To);

/// <summary>What plays from one time of day to another. What is null or empty is as at any other time.</summary>
public sealed record ScheduleBlock
{
    /// <summary>Of the page's making, unlike that of any other block; 1 to 64 letters.</summary>
    public string Id { get; init; } = "";

    /// <summary>For people, e.g. <c>Lunch</c>; 1 to <see cref="RoomSchedule.LongestName"/> letters.</summary>
    public string Name { get; init; } = "";

    /// <summary>The days of the week on which it begins; empty where <see cref="Dates"/> says when.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [];

    /// <summary>The dates on which it begins, in place of days of the week.</summary>
    public IReadOnlyList<DateOnly> Dates { get; init; } = [];

    /// <summary>The part of the year in which it holds; null: all of it.</summary>
    public Season? Season { get; init; }

    /// <inheritdoc cref="WeeklyHours"/>
    public TimeOnly From { get; init; }

    /// <inheritdoc cref="WeeklyHours"/>
    public TimeOnly To { get; init; }

    /// <summary>The id of a playlist of the box, played from its first track when the block begins, and again at its end.</summary>
    public string? Playlist { get; init; }

    /// <summary>Names of <see cref="MusicSources"/>, best first; empty: as the settings say.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public MusicAim? Aim { get; init; }

    /// <summary>The point that <see cref="MusicAim.Hold"/> holds.</summary>
    public Affect Hold { get; init; }

    /// <summary>The volume when it begins, percent; null: nobody touches it.</summary>
    public int? VolumeFrom { get; init; }

    /// <summary>The volume when it ends, reached evenly; null: it stays at <see cref="VolumeFrom"/>.</summary>
    public int? VolumeTo { get; init; }

    public ExplicitMusic? Explicit { get; init; }

    /// <summary>How far the mood may bend the choice, 0 (not at all) to 1 (its full share); null: its full share.</summary>
    public double? MoodShare { get; init; }
}

/// <summary>A part of each year; both ends belong to it, and it may pass the new year.</summary>
public sealed record Season(MonthDay From, MonthDay To)
{
    public bool Contains(DateOnly date)
    {
        var (from, to, day) = (From.Order, To.Order, (date.Month * 100) + date.Day);
        return from <= to ? day >= from && day <= to : day >= from || day <= to;
    }
}

/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
public sealed record MonthDay(int Month, int Day)
{
    internal int Order => (Month * 100) + Day;

    /// <summary>29 February is a day.</summary>
    internal bool IsDay => Month is >= 1 and <= 12 && Day >= 1 && Day <= DateTime.DaysInMonth(2024, Month);
}

/// <summary>A day, or some in a row, with a rule of their own.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null: one day only.</param>
/// <param name="Name">For people, e.g. <c>Christmas Day</c>.</param>
/// <param name="Rule">What happens on it.</param>
public sealed record SpecialDay(DateOnly From, DateOnly? To, string Name, DayRule Rule)
{
    /// <summary>The id of the <see cref="DayCalendar"/> it comes from; null: somebody wrote it by hand.</summary>
    public string? Calendar { get; init; }

    public bool Contains(DateOnly date) => date >= From && date <= (To ?? From);
}

/// <summary>What happens on a special day. Null and empty throughout: a day like any other, which only has a name.</summary>
public sealed record DayRule
{
    /// <summary>The room does not open on it.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Hours and weekly blocks are those of this day of the week.</summary>
    public DayOfWeek? Like { get; init; }

    /// <summary>Opening hours of its own, in place of the week's; empty: those of the week.</summary>
    public IReadOnlyList<DayHours> Open { get; init; } = [];
}

/// <inheritdoc cref="WeeklyHours"/>
public sealed record DayHours(TimeOnly From, TimeOnly To);

/// <summary>Where special days come from, and what happens on each: a calendar in the net, or the holidays of a country.</summary>
/// <param name="Id">Of the page's making; 1 to 64 letters.</param>
/// <param name="Name">For people.</param>
/// <param name="Rule">What happens on each of its days.</param>
public sealed record DayCalendar(string Id, string Name, DayRule Rule)
{
    /// <summary>The address of an .ics file; null where it was a file, or is a country's.</summary>
    public string? Address { get; init; }

    /// <summary>ISO 3166-1 code, or with its region as <c>DE-BY</c>: its public holidays; null where it is a calendar.</summary>
    public string? Country { get; init; }
}
