namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>What the people of the room said of tracks, by word and by skipping.</summary>
internal sealed record TastePreferences(
    IReadOnlyDictionary<string, TrackOpinion> Tracks,
    IReadOnlyDictionary<string, ArtistOpinion> Artists
)
{
    /// <summary>Genres, or words of them, that are liked.</summary>
    public IReadOnlyList<string> Genres { get; init; } = [];

    /// <summary>ISO 639 codes of the languages that are liked.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public static TastePreferences None { get; } = new(new Dictionary<string, TrackOpinion>(), new Dictionary<string, ArtistOpinion>());

    public IEnumerable<string> Disliked => Tracks.Where(track => track.Value.Liked < 0).Select(track => track.Key);

    public bool IsLiked(string track) => Tracks.TryGetValue(track, out var opinion) && opinion.Liked > 0;
}

/// <param name="Liked">1 liked, -1 disliked, 0 nothing said.</param>
/// <param name="Heard">Sum of the shares heard.</param>
/// <param name="Plays">How often it was played to its end or skipped.</param>
internal sealed record TrackOpinion(int Liked, double Heard, int Plays)
{
    /// <summary>The share of a track that is heard when nobody minds it; less speaks against it.</summary>
    private const double UsuallyHeard = 0.8;

    /// <summary>How many plays weigh as much as not knowing.</summary>
    private const double Doubt = 3;

    public static TrackOpinion None { get; } = new(0, 0, 0);

    /// <summary>What was said counts fully; what was heard at most a third.</summary>
    public double Score => Liked != 0 ? Liked : (Heard - (UsuallyHeard * Plays)) / (Plays + Doubt) / 2;
}

/// <param name="Sum">Of the likes (1) and dislikes (-1) of the artist's tracks.</param>
/// <param name="Count">How many there are.</param>
internal sealed record ArtistOpinion(double Sum, int Count)
{
    /// <summary>How many opinions weigh as much as not knowing.</summary>
    private const double Doubt = 2;

    /// <summary>An artist counts half as much as a track of its own.</summary>
    public double Score => Sum / (Count + Doubt) / 2;
}
