namespace Roomtone.Contracts;

/// <summary>What should sound in the page that is the room's speaker. The box decides; the page follows, and reports.</summary>
/// <param name="Page">Whose turn it is; null: no page's. A page that reads another number than its own falls silent.</param>
/// <param name="Session">Counts up with each track that is to begin, so that the same track may begin anew.</param>
/// <param name="State">Whether it should sound.</param>
/// <param name="Track">What should sound; null when nothing should.</param>
/// <param name="Address">
/// What the provider's player needs, e.g. the id of a video; null for <c>local</c>, whose file the dashboard serves.
/// </param>
/// <param name="PositionSeconds">Where in the track it should be at <paramref name="At"/>.</param>
/// <param name="At">UTC, by the box's clock.</param>
/// <param name="VolumePercent">0 to 100.</param>
public sealed record DesiredSound(
    Guid? Page,
    long Session,
    PlayState State,
    TrackInfo? Track,
    string? Address,
    double PositionSeconds,
    DateTimeOffset At,
    int VolumePercent);

/// <summary>
/// What a page does. It says so at each change, and every <see cref="EverySeconds"/> in between; one that says nothing for
/// <see cref="GoneAfterSeconds"/> is gone.
/// </summary>
/// <param name="Page">The page, by a number that it drew when it was opened.</param>
/// <param name="IsClaim">Somebody tapped in it that it shall be the speaker from now on.</param>
/// <param name="IsLeaving">It closes, or somebody tapped that it shall no longer be the speaker.</param>
/// <param name="Session">The <see cref="DesiredSound.Session"/> that it follows; 0 before the first.</param>
/// <param name="State">What it does.</param>
/// <param name="PositionSeconds">Where in the track.</param>
/// <param name="DurationSeconds">The track's length as the player sees it; null where it is unknown.</param>
/// <param name="VolumePercent">0 to 100, of the page's player; 0 where it is muted.</param>
/// <param name="Providers">Whose tracks it can play now, best first.</param>
/// <param name="Fault">Why it does not sound, as one sentence; null when all is well.</param>
public sealed record ReportedSound(
    Guid Page,
    bool IsClaim,
    bool IsLeaving,
    long Session,
    PageState State,
    double PositionSeconds,
    double? DurationSeconds,
    int VolumePercent,
    IReadOnlyList<string> Providers,
    string? Fault)
{
    public const double EverySeconds = 1;

    public const double GoneAfterSeconds = 3.5;

    private const int MostProviders = 8;
    private const int LongestText = 500;
    private const int LongestId = 128;
    private const double LongestTrack = 24 * 60 * 60;

    /// <summary>The device of Spotify Connect that this page is, by Spotify's id; null where Spotify cannot sound in it now.</summary>
    public string? SpotifyDevice { get; init; }

    /// <summary>Why Spotify cannot sound in it, as one sentence; null when all is well, or nobody wants it to.</summary>
    public string? SpotifyFault { get; init; }

    /// <summary>A sentence for each value that cannot be; empty when all is well.</summary>
    public IEnumerable<string> Problems()
    {
        if (Page == default) yield return "page is missing.";
        if (PositionSeconds is not (>= 0 and <= LongestTrack)) yield return $"positionSeconds is {PositionSeconds}; it must be from 0 to a day.";
        if (DurationSeconds is not null and not (>= 0 and <= LongestTrack))
            yield return $"durationSeconds is {DurationSeconds}; it must be from 0 to a day.";
        if (VolumePercent is < 0 or > 100) yield return $"volumePercent is {VolumePercent}; it must be from 0 to 100.";
        if (Providers is null || Providers.Count > MostProviders || Providers.Any(provider => provider is not { Length: > 0 and <= 32 }))
            yield return $"providers must be at most {MostProviders} names.";
        if (SpotifyDevice is { Length: > LongestId })
            yield return $"spotifyDevice has {SpotifyDevice.Length} characters; at most {LongestId} are allowed.";
        if (SpotifyFault is { Length: > LongestText })
            yield return $"spotifyFault has {SpotifyFault.Length} characters; at most {LongestText} are allowed.";
        if (Fault is { Length: > LongestText }) yield return $"fault has {Fault.Length} characters; at most {LongestText} are allowed.";
    }
}

public enum PageState
{
    /// <summary>Nothing is to be played.</summary>
    Idle,

    Loading,

    Playing,

    Paused,

    /// <summary>The track was heard to its end.</summary>
    Ended,

    /// <summary>The browser does not let it sound before somebody taps in the page.</summary>
    Blocked,

    /// <summary>This track cannot be played; <see cref="ReportedSound.Fault"/> says why.</summary>
    Failed,
}
