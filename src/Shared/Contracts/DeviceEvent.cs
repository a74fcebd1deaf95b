namespace Roomtone.Contracts;

/// <summary>A change in the box itself.</summary>
/// <param name="What">One of <see cref="DeviceHappenings"/>; readers accept others.</param>
/// <param name="Detail">One sentence that a person understands.</param>
public sealed record DeviceEvent(string What, string Detail);

/// <summary>The known values of <see cref="DeviceEvent.What"/>.</summary>
public static class DeviceHappenings
{
    public const string Started = "started";
    public const string CameraLost = "camera-lost";
    public const string CameraBack = "camera-back";
    public const string SpeakerLost = "speaker-lost";
    public const string SpeakerBack = "speaker-back";
    public const string Throttled = "throttled";
    public const string EventsDropped = "events-dropped";
    public const string SensingStarted = "sensing-started";
    public const string SensingStopped = "sensing-stopped";
    public const string RoomOpened = "room-opened";
    public const string RoomClosed = "room-closed";
    public const string SleepEnded = "sleep-ended";
    public const string WokeUp = "woke-up";
    public const string WakeUpFailed = "wake-up-failed";
    public const string SettingsApplied = "settings-applied";
    public const string SettingsRefused = "settings-refused";
    public const string ProfilesRefused = "profiles-refused";
    public const string TasteRefused = "taste-refused";
    public const string StateDamaged = "state-damaged";
    public const string NameShared = "name-shared";
    public const string ClockSet = "clock-set";
    public const string ClockWrong = "clock-wrong";
    public const string ScheduleBlock = "schedule-block";
    public const string PlaylistMissing = "playlist-missing";
    public const string LicenceStated = "licence-stated";
}
