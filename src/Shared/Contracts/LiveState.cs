namespace Roomtone.Contracts;

/// <summary>What is true now about the mood, for live views.</summary>
/// <param name="At">UTC.</param>
/// <param name="Mood">The room's mood after smoothing.</param>
/// <param name="Reading">The last window; its numbers are null below the threshold of people.</param>
/// <param name="Why">One sentence: what the mood rests on.</param>
public sealed record LiveMood(DateTimeOffset At, Mood Mood, MoodEvent Reading, string Why);

/// <summary>What is true now about the music.</summary>
/// <param name="At">UTC; the elapsed time was read then.</param>
/// <param name="State">Whether it sounds.</param>
/// <param name="Track">The track, or null when there is none.</param>
/// <param name="ElapsedSeconds">How far into the track.</param>
/// <param name="VolumePercent">0 to 100.</param>
/// <param name="Why">One sentence: why this track; or why there is none.</param>
/// <param name="For">The mood it was chosen for, if any.</param>
/// <param name="Suggestions">What would fit next, best first.</param>
/// <param name="Notice">One sentence on what is wrong although music may sound, e.g. why Spotify is not used; null when all
/// is well.</param>
/// <param name="Said">A person's word on the mood while the music goes by it; null where it goes by the camera's.</param>
/// <param name="Next">What comes next; null from boxes that do not say it.</param>
/// <param name="Schedule">What the room's calendar has in force; null where it has none, or it is off.</param>
/// <param name="Timers">Sleep timer and wake-up; null from boxes that have none.</param>
public sealed record LiveTrack(
    DateTimeOffset At,
    PlayState State,
    TrackInfo? Track,
    double ElapsedSeconds,
    int VolumePercent,
    string Why,
    Affect? For,
    IReadOnlyList<Suggestion> Suggestions,
    string? Notice = null,
    SaidMood? Said = null,
    UpcomingTracks? Next = null,
    LiveSchedule? Schedule = null,
    RoomTimers? Timers = null);

/// <summary>What the calendar of a room has in force.</summary>
/// <param name="Block">The id of the block that holds; null where none does.</param>
/// <param name="Name">Its name.</param>
/// <param name="Until">When the room opens or closes, or another block holds, UTC; null where nothing changes within a year.</param>
/// <param name="IsOpen">Whether the room is open.</param>
/// <param name="Sentence">One sentence for a person, such as <c>Lunch until 14:00.</c></param>
/// <param name="Override">What a person has set by hand; null where the calendar holds.</param>
public sealed record LiveSchedule(
    string? Block, string? Name, DateTimeOffset? Until, bool IsOpen, string Sentence, LiveOverride? Override = null);

/// <summary>A person's hand goes before the calendar. <see cref="CommandNames.ScheduleResume"/> ends it.</summary>
/// <param name="By">Who set something by hand: an account's name, or <c>somebody at the speaker</c>.</param>
/// <param name="Until">When it ends by itself, UTC; null where the calendar does not change any more.</param>
public sealed record LiveOverride(string By, DateTimeOffset? Until);

/// <summary>What a person said of the mood; it goes before the camera's for a while.</summary>
/// <param name="Mood">As they called it; null where they only said that the camera's is wrong, and the music follows none.</param>
/// <param name="By">Who said it: an account's name, or <c>button</c>.</param>
/// <param name="Until">When it ends by itself, UTC. <see cref="CommandNames.FeedbackWrongMoodEnd"/> ends it before.</param>
public sealed record SaidMood(Mood? Mood, string By, DateTimeOffset Until);

public enum PlayState
{
    Stopped,
    Playing,
    Paused,
}

/// <summary>A track as shown to people.</summary>
/// <param name="Provider">Where it comes from, e.g. <c>local</c>.</param>
/// <param name="Id">The provider's own id.</param>
/// <param name="Title">Never empty: the file's name where there is no title.</param>
/// <param name="Artist">Empty if unknown; several with commas between.</param>
/// <param name="Album">Empty if unknown.</param>
/// <param name="Genre">Empty if unknown.</param>
/// <param name="Language">ISO 639 code, empty if unknown.</param>
/// <param name="Year">Null if unknown.</param>
/// <param name="DurationSeconds">0 if unknown.</param>
public sealed record TrackInfo(
    string Provider,
    string Id,
    string Title,
    string Artist,
    string Album,
    string Genre,
    string Language,
    int? Year,
    double DurationSeconds)
{
    /// <summary>The artists one by one; null where only <see cref="Artist"/> is known, which may name several.</summary>
    public IReadOnlyList<string>? Artists { get; init; }
}

/// <summary>A track that would fit, with one sentence why.</summary>
public sealed record Suggestion(TrackInfo Track, string Why);

/// <summary>Whether the camera is being read.</summary>
/// <param name="At">UTC.</param>
/// <param name="On">Whether sensing is wanted.</param>
/// <param name="Capturing">Whether frames arrive. False while the camera is lost.</param>
/// <param name="Camera">The kind of source, e.g. <c>pictures</c>.</param>
/// <param name="Detail">One sentence for a person.</param>
public sealed record LiveSensing(DateTimeOffset At, bool On, bool Capturing, string Camera, string Detail);

/// <summary>How the box is.</summary>
/// <param name="At">UTC.</param>
/// <param name="UptimeSeconds">Since the agent's start.</param>
/// <param name="Frames">Frames looked at since the start.</param>
/// <param name="FramesDropped">Frames replaced by a newer one before they were looked at.</param>
/// <param name="Faces">Faces read since the start, in frames with at least the threshold of people.</param>
/// <param name="Readings">Windows closed since the start.</param>
/// <param name="FrameMilliseconds">How long it took to look at a frame, median of the last ones.</param>
/// <param name="CaptureRestarts">Restarts of the capture process since the start.</param>
/// <param name="OutboxDepth">Events that are not confirmed yet.</param>
/// <param name="EventsPublished">Events written to the outbox since it was made.</param>
/// <param name="EventsDropped">Events lost to a full outbox since it was made.</param>
/// <param name="ResidentMegabytes">Memory of the agent.</param>
/// <param name="BoardCelsius">Temperature of the board; null where it cannot be read.</param>
/// <param name="EverySeconds">How often the box says this; after several times as long without it, it hangs or is cut off. Null:
/// every 2 s.</param>
/// <param name="TimeZone">Where the box stands, as an IANA name such as <c>Europe/Berlin</c>; null where it is not known.</param>
public sealed record LiveHealth(
    DateTimeOffset At,
    double UptimeSeconds,
    long Frames,
    long FramesDropped,
    long Faces,
    long Readings,
    double FrameMilliseconds,
    long CaptureRestarts,
    long OutboxDepth,
    long EventsPublished,
    long EventsDropped,
    double ResidentMegabytes,
    double? BoardCelsius,
    double? EverySeconds = null,
    string? TimeZone = null);
