using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Sync.DesiredState;

namespace Roomtone.EdgeAgent.Music.Wishes;

/// <summary>When guests may wish: in the owner's hours, by the clock on the room's wall, while the room is open. From any thread.</summary>
internal sealed class WishHours(CurrentSchedule schedule, TimeProvider time) : IRoomSettingsListener
{
    private readonly Lock _gate = new();
    private RoomWishes? _wishes;
    private (RoomCalendar Hours, TimeZoneInfo Zone)? _calendar;
    private (DateTimeOffset From, DateTimeOffset Until, bool IsOpen, DateTimeOffset? Next)? _known;

    /// <summary>Whether the owner wants wishes at all; where not, those that wait do not come.</summary>
    public bool IsOn
    {
        get
        {
            lock (_gate) return _wishes?.IsOn == true;
        }
    }

    public void Apply(RoomSettings settings)
    {
        lock (_gate) (_wishes, _calendar, _known) = (settings.Wishes, null, null);
    }

    /// <returns>Whether they may now, and one sentence for them: until when, or why not.</returns>
    public (bool IsOpen, string Sentence) Now()
    {
        lock (_gate)
        {
            if (_wishes is not { IsOn: true } wishes) return (false, "The house takes no wishes.");
            if (!schedule.IsOpen) return (false, schedule.Sentence());
            var (isOpen, next) = In(wishes, time.GetUtcNow());
            if (!isOpen) return (false, next is { } from ? $"Wishes are taken from {Told(from)} on." : "The house takes no wishes now.");
            return (true, next is { } until ? $"Wishes are taken until {Told(until)}." : "The house takes wishes.");
        }
    }

    private string Told(DateTimeOffset at) => schedule.On(at, withDay: false);

    private (bool IsOpen, DateTimeOffset? Next) In(RoomWishes wishes, DateTimeOffset now)
    {
        var zone = schedule.Zone;
        if (_calendar is not { } kept || !kept.Zone.Equals(zone))
        {
            var hours = new RoomCalendar(new RoomSchedule { Open = wishes.Hours, Quiet = [] }, new HoursSettings(), zone);
            (_calendar, _known) = ((hours, zone), null);
        }

        var calendar = _calendar!.Value.Hours;
        if (_known is not { } known || now < known.From || now >= known.Until)
            _known = known = (now, calendar.SameUntil(now), calendar.At(now).IsOpen, calendar.MayClose ? calendar.NextOpening(now) : null);
        return (known.IsOpen, known.Next);
    }
}
