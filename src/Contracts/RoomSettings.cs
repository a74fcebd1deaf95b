namespace Roomtone.Contracts;

/// <summary>What the owner of a room may change from afar. Hardware stays in the box's own file.</summary>
public sealed record RoomSettings
{
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

    /// <summary>A sentence for each value that is not allowed; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (MinPeople is < 1 or > 100) yield return $"minPeople is {MinPeople}; it must be from 1 to 100.";
        if (MaxVolumePercent is < 0 or > 100) yield return $"maxVolumePercent is {MaxVolumePercent}; it must be from 0 to 100.";
    }
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

/// <summary>The settings as the box has them. When <paramref name="Error"/> is set, the revision was refused and <paramref name="Settings"/> are the old ones.</summary>
public sealed record ReportedSettings(long Revision, bool Applied, string? Error, RoomSettings Settings);
