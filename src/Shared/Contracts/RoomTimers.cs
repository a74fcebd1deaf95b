namespace Roomtone.Contracts;

/// <summary>What is to happen to the music by the clock because somebody asked for it; all null where nobody did.</summary>
/// <param name="Sleep">The music is being faded out.</param>
/// <param name="Wake">When it is to wake.</param>
/// <param name="Rise">It has just woken and grows louder.</param>
/// <param name="Notice">One sentence on what came in between; null when all is well.</param>
public sealed record RoomTimers(SleepTimer? Sleep, WakeUp? Wake, WakeRise? Rise, string? Notice);

/// <summary>The volume falls evenly to nothing; then the music pauses, and the volume is what it was when it plays again.</summary>
/// <param name="StartedAt">UTC.</param>
/// <param name="EndsAt">UTC.</param>
/// <param name="By">Who asked.</param>
public sealed record SleepTimer(DateTimeOffset StartedAt, DateTimeOffset EndsAt, string By)
{
    public const int MostMinutes = 240;
}

/// <summary>A time of day at which the music begins, quietly at first.</summary>
/// <param name="Time">By the clock on the wall of the room.</param>
/// <param name="Days">The days of the week; empty: once.</param>
/// <param name="Playlist">The id of the playlist to play; null: the room's own choice.</param>
/// <param name="Name">What the playlist was called when this was set.</param>
/// <param name="VolumePercent">What the volume rises to, as far as the room's limits allow then.</param>
/// <param name="RiseMinutes">Over how long; 0: at once.</param>
/// <param name="By">Who asked.</param>
/// <param name="Next">When it comes next, UTC; null while the clock of the box cannot be right.</param>
public sealed record WakeUp(
    TimeOnly Time,
    IReadOnlyList<DayOfWeek> Days,
    string? Playlist,
    string? Name,
    int VolumePercent,
    int RiseMinutes,
    string By,
    DateTimeOffset? Next)
{
    public const int MostRiseMinutes = 60;

    public const int UsualRiseMinutes = 10;
}

/// <param name="EndsAt">When the volume has risen, UTC.</param>
/// <param name="VolumePercent">What it rises to.</param>
public sealed record WakeRise(DateTimeOffset EndsAt, int VolumePercent);
