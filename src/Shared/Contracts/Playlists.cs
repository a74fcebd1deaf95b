namespace Roomtone.Contracts;

/// <summary>A playlist that people of the room have made. The box keeps it.</summary>
/// <param name="Id">Made by the box.</param>
/// <param name="Name">1 to <see cref="LongestName"/> characters; no two lists of a box have the same.</param>
/// <param name="Tracks">How many it has.</param>
/// <param name="Seconds">How long they play, as far as their lengths are known.</param>
/// <param name="By">Who made it.</param>
/// <param name="ChangedAt">UTC.</param>
public sealed record PlaylistSummary(string Id, string Name, int Tracks, double Seconds, string By, DateTimeOffset ChangedAt)
{
    public const int LongestName = 80;

    public const int MostLists = 100;
}

/// <summary>Some tracks of a playlist.</summary>
/// <param name="Playlist">The list.</param>
/// <param name="From">The place of the first of <paramref name="Entries"/>, from 1.</param>
/// <param name="Entries">At most <see cref="MostRead"/>, in the list's order.</param>
public sealed record PlaylistPage(PlaylistSummary Playlist, int From, IReadOnlyList<PlaylistEntry> Entries)
{
    public const int MostTracks = 500;

    public const int MostRead = 100;

    /// <summary>How many may be added with one command, which has a bound in bytes.</summary>
    public const int MostAtOnce = 50;
}

/// <summary>A track of a playlist.</summary>
/// <param name="Track">As the library has it now, else as it was when it was added.</param>
/// <param name="Refusal">Why it would be passed over now, as one sentence; null where it would play.</param>
public sealed record PlaylistEntry(TrackInfo Track, string? Refusal = null);

/// <summary>What became of a playlist.</summary>
/// <param name="Playlist">As it is now.</param>
/// <param name="Note">What was left out and why, as a sentence or two; null where nothing was.</param>
public sealed record PlaylistChange(PlaylistSummary Playlist, string? Note = null);
