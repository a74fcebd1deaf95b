namespace Roomtone.Contracts;

/// <summary>What the owner of a room may change from afar. Hardware stays in the box's own file.</summary>
public sealed record RoomSettings
{
    public const int MostAimHours = 24;

    /// <summary>Fewer people than this in a window give no mood. 1 to 100; home 1, venue 3.</summary>
    public int MinPeople { get; init; } = 1;

    /// <summary>The most the volume may be raised to, percent, 0 to 100.</summary>
    public int MaxVolumePercent { get; init; } = 100;

    /// <summary>ISO 639 codes of the languages to play; empty means all.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Genres to play; empty means all.</summary>
    public IReadOnlyList<string> Genres { get; init; } = [];

    /// <summary>Whether music with explicit words may come.</summary>
    public ExplicitMusic Explicit { get; init; } = ExplicitMusic.Allowed;

    /// <summary>Artists that never come, alone or with others; accents and case do not matter.</summary>
    public IReadOnlyList<string> BlockedArtists { get; init; } = [];

    /// <summary>The ids of tracks that never come.</summary>
    public IReadOnlyList<string> BlockedTracks { get; init; } = [];

    /// <summary>
    /// Where the music may come from, best first: names of <see cref="MusicSources"/>, each once. What is not named does not
    /// come; empty: whatever the box has, in its own order.
    /// </summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>
    /// Stations of web radio that the room keeps, beside those of the box's own file. At most <see cref="RadioStation.Most"/>.
    /// </summary>
    public IReadOnlyList<RadioStation> Stations { get; init; } = [];

    /// <summary>What the music aims at; null: as the box's own file says.</summary>
    public MusicAim? Aim { get; init; }

    /// <summary>The point that <see cref="MusicAim.Hold"/> holds.</summary>
    public Affect Hold { get; init; }

    /// <summary>Hours of the day with another aim; the first that holds counts. At most <see cref="MostAimHours"/>.</summary>
    public IReadOnlyList<AimHours> AimHours { get; init; } = [];

    /// <summary>
    /// The people whose taste counts, by turns. At most <see cref="Profile.Most"/>, beside those of
    /// <see cref="RoomProfiles"/>. Nobody is recognized: somebody says who is here.
    /// </summary>
    public IReadOnlyList<Profile> Profiles { get; init; } = [];

    /// <summary>When what plays; null: nobody has made a calendar, and the hours are those of the box's own file.</summary>
    public RoomSchedule? Schedule { get; init; }

    /// <summary>When guests may wish for songs; null: they may not.</summary>
    public RoomWishes? Wishes { get; init; }

    /// <summary>A sentence for each value that is not allowed; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (Lists().Any(list => list.Contains(null)))
        {
            yield return "A list of the settings has an entry that is null.";
            yield break;
        }

        if (MinPeople is < 1 or > 100)
            yield return $"minPeople is {MinPeople}; it must be from 1 to 100.";
        if (MaxVolumePercent is < 0 or > 100)
            yield return $"maxVolumePercent is {MaxVolumePercent}; it must be from 0 to 100.";
        if (IsOffThePlane(Hold) || AimHours.Any(hours => IsOffThePlane(hours.Hold)))
            yield return "hold has a valence or an arousal outside of -1 to 1.";
        foreach (var problem in MusicSources.Problems(Sources))
            yield return problem;
        foreach (var problem in RadioStation.Problems(Stations))
            yield return problem;
        if (AimHours.Count > MostAimHours)
            yield return $"aimHours has {AimHours.Count} entries; at most {MostAimHours} are allowed.";
        foreach (var hours in AimHours.Where(hours => hours.From == hours.To))
            yield return $"aimHours has an entry from {hours.From:HH:mm} to the same time; give the hour at which it ends.";
        foreach (var problem in Profile.Problems(Profiles))
            yield return problem;
        foreach (var problem in Schedule?.Problems() ?? [])
            yield return problem;
        foreach (var problem in Wishes?.Problems() ?? [])
            yield return problem;
    }

    private IEnumerable<IEnumerable<object?>> Lists() =>
        [
            Languages,
            Genres,
            BlockedArtists,
            BlockedTracks,
            Sources,
            Stations,
            AimHours,
            Profiles,
            .. Profiles.Where(profile => profile is not null).SelectMany(profile => profile.Lists()),
        ];

    private static bool IsOffThePlane(Affect point) => point.Valence is not (>= -1 and <= 1) || point.Arousal is not (>= -1 and <= 1);
}

/// <summary>What the music aims at when the mood is known.</summary>
public enum MusicAim
{
    /// <summary>Where the room is.</summary>
    Match,

    /// <summary>From where the room is, step by step towards pleasant and lively.</summary>
    Lift,

    /// <summary>From where the room is, step by step towards pleasant and restful.</summary>
    Calm,

    /// <summary>A point that the owner set, wherever the room is.</summary>
    Hold,
}

/// <summary>
/// Another aim for some hours of each day, by the clock of the box. They may pass midnight; the end does not belong to them.
/// </summary>
public sealed record AimHours(TimeOnly From, TimeOnly To, MusicAim Aim)
{
    /// <inheritdoc cref="RoomSettings.Hold"/>
    public Affect Hold { get; init; }

    public bool Contains(TimeOnly time) => time.IsBetween(From, To);
}

/// <summary>What may come of music with explicit words.</summary>
public enum ExplicitMusic
{
    /// <summary>All.</summary>
    Allowed,

    /// <summary>Nothing that is known to be explicit.</summary>
    Refused,

    /// <summary>Only what is known to be clean: where nobody has said so or not, it counts as explicit.</summary>
    Family,
}

/// <summary>The settings as wanted; each change raises <paramref name="Revision"/>.</summary>
public sealed record DesiredSettings(long Revision, RoomSettings Settings);

/// <summary>
/// The settings as the box has them. When <paramref name="Error"/> is set, the revision was refused and
/// <paramref name="Settings"/> are the old ones.
/// </summary>
public sealed record ReportedSettings(long Revision, bool Applied, string? Error, RoomSettings Settings);
