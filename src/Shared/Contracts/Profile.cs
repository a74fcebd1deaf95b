using System.Diagnostics.CodeAnalysis;

namespace Roomtone.Contracts;

/// <summary>Somebody whose taste counts: a name, what they like, and with it the feedback that they give under their account.</summary>
/// <param name="Name">As they want to be called. In the owner's settings, where no account is given, it is that of the account.</param>
[SuppressMessage(
    "Naming", "CA1724", Justification = "The word of the page and of the wire. System.Web.Profile is of ASP.NET before Core, which is not used."
)]
public sealed record Profile(string Name)
{
    /// <summary>How many a room may have.</summary>
    public const int Most = 20;

    public const int LongestName = 128;

    /// <summary>Artists and genres together.</summary>
    public const int MostPreferences = 100;

    public const int MostLanguages = 50;
    public const int MostBlockedArtists = 50;

    /// <summary>Liked, and disliked, each.</summary>
    public const int MostTracks = 200;

    /// <summary>The account whose feedback is theirs, as in the feedback's <c>by</c>; null: the one of their name.</summary>
    public string? Account { get; init; }

    /// <summary>Artists they like.</summary>
    public IReadOnlyList<string> Artists { get; init; } = [];

    /// <summary>Genres, or words of them, that they like.</summary>
    public IReadOnlyList<string> Genres { get; init; } = [];

    /// <summary>ISO 639 codes of the languages they like.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>Artists that do not come while they are here.</summary>
    public IReadOnlyList<string> BlockedArtists { get; init; } = [];

    /// <summary>Ids of tracks that they like.</summary>
    public IReadOnlyList<string> Liked { get; init; } = [];

    /// <summary>Ids of tracks that do not come while they are here.</summary>
    public IReadOnlyList<string> Disliked { get; init; } = [];

    /// <summary>What of music with explicit words may come while they are here.</summary>
    public ExplicitMusic Explicit { get; init; } = ExplicitMusic.Allowed;

    /// <summary>The loudest while they are here, percent, 0 to 100.</summary>
    public int MaxVolumePercent { get; init; } = 100;

    /// <summary>Whether they are in the room, as somebody has said.</summary>
    public bool Here { get; init; } = true;

    /// <summary>Under which name their feedback comes.</summary>
    public string By => Account ?? Name;

    internal IEnumerable<IEnumerable<object?>> Lists() => [Artists, Genres, Languages, BlockedArtists, Liked, Disliked];

    /// <summary>A sentence for each value that is not allowed; empty when all is well.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<Profile> profiles)
    {
        if (profiles.Any(profile => profile is null || profile.Lists().Any(list => list.Contains(null))))
        {
            yield return "profiles has an entry that is null.";
            yield break;
        }

        if (profiles.Count > Most)
            yield return $"profiles has {profiles.Count} entries; at most {Most} are allowed.";
        if (profiles.Any(profile => string.IsNullOrWhiteSpace(profile.Name) || profile.Name.Length > LongestName))
            yield return $"profiles has a name that is empty or longer than {LongestName}.";
        if (profiles.DistinctBy(profile => profile.Name).Count() != profiles.Count)
            yield return "profiles has two entries with the same name.";
        if (profiles.Any(profile => profile.Artists.Count + profile.Genres.Count > MostPreferences))
            yield return $"profiles has an entry with more than {MostPreferences} artists and genres.";
        if (profiles.Any(profile => profile.Languages.Count > MostLanguages || profile.BlockedArtists.Count > MostBlockedArtists))
            yield return $"profiles has an entry with more than {MostLanguages} languages or {MostBlockedArtists} blocked artists.";
        if (profiles.Any(profile => profile.Liked.Count > MostTracks || profile.Disliked.Count > MostTracks))
            yield return $"profiles has an entry with more than {MostTracks} tracks.";
        if (profiles.Any(profile => profile.MaxVolumePercent is < 0 or > 100))
            yield return "profiles has an entry with a maxVolumePercent outside of 0 to 100.";
    }
}
