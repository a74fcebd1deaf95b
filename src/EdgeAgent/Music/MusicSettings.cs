using Roomtone.Contracts;
using Roomtone.Hosting;
using Roomtone.Hosting.Settings;

namespace Roomtone.EdgeAgent.Music;

/// <summary>How the music is chosen and played. What the owner may change from afar is in the room's settings.</summary>
internal sealed record MusicSettings : ISettings
{
    public static string Section => "Music";

    /// <summary>
    /// The folder that the player serves, where <c>language.txt</c> is looked for and the sound is analysed. Empty: only tags
    /// count.
    /// </summary>
    public string LibraryFolder { get; init; } = "";

    /// <summary>Names of the player's own playlists: only their tracks are chosen. Empty: the whole library.</summary>
    [Example("[\"Dinner\"]")]
    public IReadOnlyList<string> Playlists { get; init; } = [];

    /// <summary>Whether the sound of the files in <see cref="LibraryFolder"/> is analysed in the background.</summary>
    public bool AnalyseSound { get; init; } = true;

    /// <summary>The volume at the first start, percent, 0 to 100; later the last one set.</summary>
    public int VolumePercent { get; init; } = 60;

    /// <summary>
    /// A track does not come again within this time, 0 to 7 days. Only a library with nothing else bends it, and the why says
    /// so.
    /// </summary>
    public TimeSpan TrackAgainAfter { get; init; } = TimeSpan.FromHours(12);

    /// <summary>
    /// An artist does not come again within this many tracks, 0 to 100. Only a library with nobody else bends it, and the why
    /// says so.
    /// </summary>
    public int TracksBetweenArtist { get; init; } = 5;

    /// <summary>What the music aims at when the mood is known.</summary>
    public MusicAim Aim { get; init; } = MusicAim.Match;

    /// <summary>The most that the mood weighs beside taste, 0 to 0.5: taste leads, the mood steers.</summary>
    public double MoodWeight { get; init; } = 0.25;

    /// <summary>
    /// A mood that is less sure than this steers nothing, 0 to 0.9; from here its weight grows to <see cref="MoodWeight"/> at
    /// 1.
    /// </summary>
    public double MoodSureFrom { get; init; } = 0.3;

    /// <summary>A new mood must last this long before the music follows it, so that it does not hop; 0 to 30 min.</summary>
    public TimeSpan Dwell { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The share of choices that try another strategy, 0 to 0.15.</summary>
    public double Exploration { get; init; } = 0.12;

    /// <summary>The share of choices that are blind to the mood, so that its effect can be measured; 0 to 0.5.</summary>
    public double BlindToMood { get; init; } = 0.1;

    /// <summary>The most that the record of choices takes on the disk, megabytes, 0 to 1000; 0 keeps none.</summary>
    public int ChoiceLogMegabytes { get; init; } = 32;

    /// <summary>A mood older than this is taken as unknown, 5 s to 1 h.</summary>
    public TimeSpan MoodFreshFor { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a person's word on the mood goes before the camera's, 1 min to 12 h.</summary>
    public TimeSpan CorrectionFor { get; init; } = TimeSpan.FromMinutes(15);

    public IEnumerable<string> Problems()
    {
        if (Playlists.Any(string.IsNullOrWhiteSpace))
            yield return "Playlists has an entry that is empty; write the name of a playlist, or leave the entry out.";
        if (VolumePercent is < 0 or > 100)
            yield return $"VolumePercent is {VolumePercent}; it must be from 0 to 100.";
        if (TrackAgainAfter < TimeSpan.Zero || TrackAgainAfter > TimeSpan.FromDays(7))
            yield return $"TrackAgainAfter is {TrackAgainAfter}; it must be from 00:00:00 to 7.00:00:00.";
        if (TracksBetweenArtist is < 0 or > 100)
            yield return $"TracksBetweenArtist is {TracksBetweenArtist}; it must be from 0 to 100.";
        if (MoodWeight is not (>= 0 and <= 0.5))
            yield return $"MoodWeight is {MoodWeight}; it must be from 0 to 0.5.";
        if (MoodSureFrom is not (>= 0 and <= 0.9))
            yield return $"MoodSureFrom is {MoodSureFrom}; it must be from 0 to 0.9.";
        if (Dwell < TimeSpan.Zero || Dwell > TimeSpan.FromMinutes(30))
            yield return $"Dwell is {Dwell}; it must be from 00:00:00 to 00:30:00.";
        if (Exploration is not (>= 0 and <= 0.15))
            yield return $"Exploration is {Exploration}; it must be from 0 to 0.15.";
        if (BlindToMood is not (>= 0 and <= 0.5))
            yield return $"BlindToMood is {BlindToMood}; it must be from 0 to 0.5.";
        if (ChoiceLogMegabytes is < 0 or > 1000)
            yield return $"ChoiceLogMegabytes is {ChoiceLogMegabytes}; it must be from 0 to 1000.";
        if (MoodFreshFor < TimeSpan.FromSeconds(5) || MoodFreshFor > TimeSpan.FromHours(1))
            yield return $"MoodFreshFor is {MoodFreshFor}; it must be from 00:00:05 to 01:00:00.";
        if (CorrectionFor < TimeSpan.FromMinutes(1) || CorrectionFor > TimeSpan.FromHours(12))
            yield return $"CorrectionFor is {CorrectionFor}; it must be from 00:01:00 to 12:00:00.";
    }
}
