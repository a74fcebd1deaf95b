namespace Roomtone.Contracts;

/// <summary>What is not allowed in a schedule, in sentences. Each is bounded by the limits, however hostile the text.</summary>
internal static class ScheduleProblems
{
    private const int MostTold = 5;
    private const int LongestId = 64;

    public static IEnumerable<string> Of(RoomSchedule schedule)
    {
        if (HasGap(schedule)) return ["The schedule has an entry that is null, or one without its days, its rule or its season's ends."];
        if (TooMany(schedule).ToList() is { Count: > 0 } tooMany) return tooMany;
        List<string> problems =
        [
            .. Room(schedule), .. schedule.Blocks.SelectMany(Block).Take(MostTold), .. schedule.Days.SelectMany(Day).Take(MostTold),
            .. schedule.Calendars.SelectMany(Calendar).Take(MostTold),
        ];
        return problems.Count > 0 ? problems : Overlaps(schedule.Blocks).Take(MostTold);
    }

    /// <summary>What the types promise and a text need not keep.</summary>
    private static bool HasGap(RoomSchedule schedule)
    {
        IEnumerable<IEnumerable<object?>> lists =
            [schedule.Open ?? [], schedule.Quiet ?? [], schedule.Blocks, schedule.Days, schedule.Calendars];
        if (lists.Any(list => list.Contains(null))) return true;
        var rules = schedule.Days.Select(day => day.Rule).Concat(schedule.Calendars.Select(calendar => calendar.Rule));
        return rules.Any(rule => rule is null || rule.Open.Contains(null!))
            || (schedule.Open ?? []).Concat(schedule.Quiet ?? []).Any(hours => hours.Days is null)
            || schedule.Blocks.Any(block => block.Sources.Contains(null!) || block.Season is { From: null } or { To: null });
    }

    private static IEnumerable<string> TooMany(RoomSchedule schedule)
    {
        (string Name, int Count, int Most)[] lists =
        [
            ("open", schedule.Open?.Count ?? 0, RoomSchedule.MostHours), ("quiet", schedule.Quiet?.Count ?? 0, RoomSchedule.MostHours),
            ("blocks", schedule.Blocks.Count, RoomSchedule.MostBlocks), ("days", schedule.Days.Count, RoomSchedule.MostDays),
            ("calendars", schedule.Calendars.Count, RoomSchedule.MostCalendars),
        ];
        return lists.Where(list => list.Count > list.Most)
            .Select(list => $"The schedule's {list.Name} has {list.Count} entries; at most {list.Most} are allowed.");
    }

    private static IEnumerable<string> Room(RoomSchedule schedule)
    {
        if (schedule.TimeZone is { } zone && !(zone.Length is > 0 and <= LongestId && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
            yield return $"The schedule's timeZone is '{Short(zone)}', which is not known here. Use an IANA name such as Europe/Berlin.";
        if (schedule.QuietVolumePercent is < 0 or > 100)
            yield return $"The schedule's quietVolumePercent is {schedule.QuietVolumePercent}; it must be from 0 to 100.";
        if (schedule.OverrideMinutes is < 1 or > RoomSchedule.LongestOverrideMinutes)
            yield return $"The schedule's overrideMinutes is {schedule.OverrideMinutes}; it must be from 1 to {RoomSchedule.LongestOverrideMinutes}.";
        if ((schedule.Open ?? []).Concat(schedule.Quiet ?? []).Any(hours => !AreDays(hours.Days)))
            yield return "The schedule has hours without days, or with the same day twice; name each day of the week once.";
        if ((schedule.Open ?? []).Concat(schedule.Quiet ?? []).Any(hours => !AreMinutes(hours.From, hours.To)))
            yield return "The schedule has hours with seconds; give whole minutes.";
        foreach (var id in Twice(schedule.Blocks.Select(block => block.Id)))
            yield return $"The schedule has two blocks with the id '{Short(id)}'; give each its own.";
        foreach (var id in Twice(schedule.Calendars.Select(calendar => calendar.Id)))
            yield return $"The schedule has two calendars with the id '{Short(id)}'; give each its own.";
    }

    private static IEnumerable<string> Block(ScheduleBlock block)
    {
        if (!IsId(block.Id)) yield return $"A block of the schedule has the id '{Short(block.Id)}'; it must have 1 to {LongestId} letters.";
        if (!IsName(block.Name))
            yield return $"A block of the schedule has no name, or one longer than {RoomSchedule.LongestName} letters; give it one.";
        var name = Short(block.Name);
        if (block.Dates.Count > 0 ? block.Days.Count > 0 || block.Dates.Count > RoomSchedule.MostDates : !AreDays(block.Days))
            yield return $"The block '{name}' needs either days of the week, each once, or up to {RoomSchedule.MostDates} dates.";
        if (!AreMinutes(block.From, block.To)) yield return $"The block '{name}' has a time with seconds; give whole minutes.";
        if (block.Season is { } season && !(season.From.IsDay && season.To.IsDay))
            yield return $"The block '{name}' has a season with a day that no year has.";
        if (block.Playlist is { } playlist && !IsId(playlist))
            yield return $"The block '{name}' names a playlist by an id that cannot be; choose the playlist again.";
        foreach (var problem in MusicSources.Problems(block.Sources)) yield return $"The block '{name}': {problem}";
        if (block.Hold.Valence is not (>= -1 and <= 1) || block.Hold.Arousal is not (>= -1 and <= 1))
            yield return $"The block '{name}' holds a point with a valence or an arousal outside of -1 to 1.";
        if (block.VolumeFrom is < 0 or > 100 || block.VolumeTo is < 0 or > 100)
            yield return $"The block '{name}' has a volume outside of 0 to 100 percent.";
        if (block is { VolumeTo: not null, VolumeFrom: null })
            yield return $"The block '{name}' says the volume at its end and not the one at its beginning; give both.";
        if (block.MoodShare is not (null or (>= 0 and <= 1)))
            yield return $"The block '{name}' has a moodShare of {block.MoodShare}; it must be from 0 to 1.";
    }

    private static IEnumerable<string> Day(SpecialDay day)
    {
        if (!IsName(day.Name))
            yield return $"The special day {day.From:yyyy-MM-dd} has no name, or one longer than {RoomSchedule.LongestName} letters.";
        if (day.To < day.From)
            yield return $"The special day '{Short(day.Name)}' ends on {day.To:yyyy-MM-dd}, before it begins on {day.From:yyyy-MM-dd}.";
        if (Rule(day.Rule) is { } fault) yield return $"The special day '{Short(day.Name)}' {fault}";
    }

    private static IEnumerable<string> Calendar(DayCalendar calendar)
    {
        if (!IsId(calendar.Id))
            yield return $"A calendar of the schedule has the id '{Short(calendar.Id)}'; it must have 1 to {LongestId} letters.";
        if (!IsName(calendar.Name)) yield return $"A calendar has no name, or one longer than {RoomSchedule.LongestName} letters; give it one.";
        if (calendar.Address is { } address && !RadioStation.IsAddress(address))
            yield return $"The calendar '{Short(calendar.Name)}' has an address that is no http:// or https:// address.";
        if (calendar.Country?.Length > LongestId) yield return $"The calendar '{Short(calendar.Name)}' names a country that cannot be.";
        if (Rule(calendar.Rule) is { } fault) yield return $"The calendar '{Short(calendar.Name)}' {fault}";
    }

    /// <returns>The end of a sentence; null when all is well.</returns>
    private static string? Rule(DayRule rule) =>
        rule is { IsClosed: true } and not { Like: null, Open.Count: 0 } ? "is closed and has hours at once; choose one."
        : rule.Open.Count > RoomSchedule.MostHours ? $"has more than {RoomSchedule.MostHours} opening hours."
        : rule.Open.Any(hours => !AreMinutes(hours.From, hours.To)) ? "has opening hours with seconds; give whole minutes."
        : rule.Like is { } like && !Enum.IsDefined(like) ? "is like a day that no week has."
        : null;

    /// <summary>Two blocks of the same rank that hold at one moment: nobody could say which of them counts.</summary>
    private static IEnumerable<string> Overlaps(IReadOnlyList<ScheduleBlock> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
            for (var j = i + 1; j < blocks.Count; j++)
                if (BlockOverlap.Between(blocks[i], blocks[j]) is { } when)
                    yield return $"The blocks '{Short(blocks[i].Name)}' and '{Short(blocks[j].Name)}' overlap {when}; move or shorten one.";
    }

    private static IEnumerable<string?> Twice(IEnumerable<string?> ids) =>
        ids.GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key).Take(MostTold);

    /// <summary>Less than a minute would be no time, or the whole day.</summary>
    private static bool AreMinutes(TimeOnly from, TimeOnly to) =>
        from.Ticks % TimeSpan.TicksPerMinute == 0 && to.Ticks % TimeSpan.TicksPerMinute == 0;

    private static bool AreDays(IReadOnlyList<DayOfWeek> days) =>
        days.Count is >= 1 and <= 7 && days.All(Enum.IsDefined) && days.Distinct().Count() == days.Count;

    private static bool IsId(string? text) => text?.Length is >= 1 and <= LongestId && !text.Any(char.IsControl);

    private static bool IsName(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= RoomSchedule.LongestName;

    private static string Short(string? text) => text is { Length: > LongestId } ? $"{text[..LongestId]}…" : text ?? "";
}
