using Roomtone.Contracts;

namespace Roomtone.EdgeAgent.Music.Blocks;

/// <summary>What a person has set by hand against the room's calendar.</summary>
/// <param name="By">Who was the last.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Until">When it ends by itself, UTC; null: the calendar does not change any more.</param>
internal sealed record PersonOverride(string By, DateTimeOffset At, DateTimeOffset? Until)
{
    /// <summary>They chose what plays: a track, a playlist or a station.</summary>
    public bool IsMusic { get; init; }

    /// <summary>The volume they want where the calendar has one of its own, percent.</summary>
    public int? VolumePercent { get; init; }

    /// <summary>They said a mood, which goes before what the calendar aims at.</summary>
    public bool IsMood { get; init; }

    /// <summary>The mood that they said; null where they only said that the camera's is wrong.</summary>
    public Contracts.Mood? Mood { get; init; }

    /// <summary>They want silence while the room is open, or music while it is closed; null: as the calendar has it.</summary>
    public PlayState? State { get; init; }

    public bool IsEmpty => this is { IsMusic: false, VolumePercent: null, IsMood: false, State: null };
}

/// <summary>The document in <c>schedule.json</c>: what the calendar had said when it was last looked at, and a person since.</summary>
/// <param name="IsOpen">Whether the room was open; null: there was no calendar.</param>
/// <param name="Block">The id of the block that held.</param>
/// <param name="Name">Its name.</param>
/// <param name="Since">When it had begun, UTC.</param>
/// <param name="Playlist">Its playlist.</param>
/// <param name="Override">What a person has set by hand.</param>
internal sealed record ScheduleDocument(
    bool? IsOpen, string? Block, string? Name, DateTimeOffset? Since, string? Playlist, PersonOverride? Override)
{
    public static ScheduleDocument Empty { get; } = new(null, null, null, null, null, null);

    public static bool IsSound(ScheduleDocument document) =>
        document.Override is not { } hand
        || (hand is { By: not null, VolumePercent: null or (>= 0 and <= 100), At.Year: >= 1970 and <= 9000 }
            && hand.Until?.Year is null or (>= 1970 and <= 9000));
}
