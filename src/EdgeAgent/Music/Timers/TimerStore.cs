using Roomtone.Contracts;
using Roomtone.EdgeAgent.Device.Clock;
using Roomtone.EdgeAgent.Device.Schedule;
using Roomtone.EdgeAgent.Music.Playback;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Music.Timers;

/// <summary>
/// The sleep timer and the wake-up, kept over a restart. Changes are made one at a time; the PlaybackController sees to that.
/// </summary>
internal sealed class TimerStore(PersistedDocument<TimersDocument> file, VolumeControl volume, CurrentSchedule hours, TimeProvider time)
{
    private const string NoVolume = "This speaker's volume cannot be set from here: the music plays on as loud as it is, and pauses at the end.";

    private volatile TimersDocument? _timers;

    public TimersDocument Timers => _timers ??= file.Read() ?? TimersDocument.None;

    /// <summary>What came in between, as one sentence.</summary>
    public string? Notice { get; set; }

    /// <summary>When the wake-up comes next; null where there is none.</summary>
    public DateTimeOffset? Due => Timers.Wake?.DueIn(hours.Zone);

    public void Set(TimersDocument timers)
    {
        if (timers == Timers) return;
        _timers = timers;
        file.Write(timers);
    }

    /// <summary>As it is told to live views.</summary>
    public RoomTimers Live()
    {
        var (ramp, wake) = (Timers.Ramp, Timers.Wake);
        return new RoomTimers(
            ramp is { IsSleep: true } ? new SleepTimer(ramp.StartedAt, ramp.EndsAt, ramp.By) : null,
            wake is null ? null : Told(wake),
            ramp is { IsSleep: false } ? new WakeRise(ramp.EndsAt, ramp.ToPercent) : null,
            ramp is { IsSleep: true } && volume.IsSettable == false ? NoVolume : Notice);
    }

    private WakeUp Told(WakePlan wake) => new(
        wake.Time,
        wake.Days,
        wake.Playlist,
        wake.Name,
        wake.VolumePercent,
        wake.RiseMinutes,
        wake.By,
        PlausibleTime.Is(time.GetUtcNow()) ? wake.DueIn(hours.Zone) : null);
}
