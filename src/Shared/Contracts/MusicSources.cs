namespace Roomtone.Contracts;

/// <summary>Where a room's music may come from, as <see cref="RoomSettings.Sources"/> names it.</summary>
public static class MusicSources
{
    public const string Spotify = "spotify";
    public const string Library = "library";
    public const string Radio = "radio";
    public const string YouTube = "youtube";
    public const string SoundCloud = "soundcloud";

    /// <summary>The order where nothing else is set.</summary>
    public static readonly IReadOnlyList<string> All = [Spotify, Library, Radio, YouTube, SoundCloud];

    /// <summary>Their terms allow them in private rooms only.</summary>
    public static readonly IReadOnlyList<string> HomesOnly = [Spotify, YouTube, SoundCloud];

    /// <summary>As <see cref="TrackInfo.Provider"/> names it: the library's tracks are <c>local</c>.</summary>
    public static string ProviderOf(string source) => source == Library ? "local" : source;

    /// <summary>As people call it.</summary>
    public static string NameOf(string source) => source switch
    {
        Spotify => "Spotify",
        Library => "the local library",
        Radio => "web radio",
        YouTube => "YouTube",
        SoundCloud => "SoundCloud",
        _ => source,
    };

    /// <summary>A sentence for each entry that is not allowed.</summary>
    internal static IEnumerable<string> Problems(IReadOnlyList<string> sources)
    {
        foreach (var source in sources.Where(source => !All.Contains(source)).Distinct())
            yield return $"sources has '{source}', which is not known; known are {string.Join(", ", All)}.";
        foreach (var source in sources.GroupBy(source => source).Where(same => same.Count() > 1))
            yield return $"sources has '{source.Key}' more than once.";
    }
}
