using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Device.Schedule;

/// <summary>What begins on one date. What passes midnight ends on the next.</summary>
/// <param name="Open">When the room is open.</param>
/// <param name="Quiet">When it is quiet.</param>
/// <param name="Blocks">When its blocks would hold, were it open and no other before them.</param>
/// <param name="Special">The special day that it is, if any.</param>
internal sealed record CalendarDay(
    IReadOnlyList<TimeSlot> Open, IReadOnlyList<TimeSlot> Quiet, IReadOnlyList<BlockSlot> Blocks, SpecialDay? Special);

/// <summary>A stretch of time, UTC; the end does not belong to it.</summary>
internal readonly record struct TimeSlot(DateTimeOffset From, DateTimeOffset To)
{
    public bool Contains(DateTimeOffset at) => at >= From && at < To;
}

/// <summary>One time at which a block comes.</summary>
/// <param name="Block">The block.</param>
/// <param name="Slot">When.</param>
internal sealed record BlockSlot(ScheduleBlock Block, TimeSlot Slot)
{
    /// <summary>The higher goes before the lower: one with dates, one of a season, one of every week.</summary>
    public int Rank => Block.Dates.Count > 0 ? 2 : Block.Season is not null ? 1 : 0;
}
