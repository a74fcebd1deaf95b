using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Clock;
using Roomtone.EdgeAgent.Device.Schedule;

namespace Roomtone.EdgeAgent.Music.Blocks;

/// <summary>Says to people what the calendar has in force.</summary>
internal sealed class ScheduleReport(CurrentSchedule schedule, PersonOverrides hands, BlockPlaylist playlist, TimeProvider time)
{
    /// <summary>Null where the room has no calendar, or it is off.</summary>
    public LiveSchedule? Now => schedule.Now is { IsOn: true } now
        ? new LiveSchedule(
            now.Block?.Block.Id,
            now.Block?.Block.Name,
            now.Until,
            now.IsOpen,
            hands.Hand is { } hand && !now.IsUnset ? ByHand(hand) : Sentence(now),
            hands.Hand is { } by ? new LiveOverride(by.By, by.Until) : null)
        : null;

    private string ByHand(PersonOverride hand) => hand.Until is null ? $"By hand, by {hand.By}." : $"By hand, by {hand.By},{Until(hand.Until)}.";

    private string Sentence(ScheduleMoment now)
    {
        if (now.IsUnset) return $"{PlausibleTime.Doubt(time.GetUtcNow())} Until then the calendar waits.";
        if (!now.IsOpen)
            return now.Special is { Rule.IsClosed: true, Name: var day } ? $"Closed for {day}{Until(now.Until)}." : $"Closed{Until(now.Until)}.";
        if (now.Block is not { } block) return $"By the room's settings{Until(now.Until)}.";
        return playlist.Fault is { } fault ? $"{block.Block.Name}{Until(now.Until)}. {fault}" : $"{block.Block.Name}{Until(now.Until)}.";
    }

    private string Until(DateTimeOffset? at) => at is { } moment ? $" until {schedule.On(moment, withDay: false)}" : "";
}
