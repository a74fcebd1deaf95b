using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Library;
using Roomtone.Recommender;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>Chooses tracks. It knows nothing but what it is asked with, so that a choice can be made again from the same request.</summary>
internal interface IRecommender
{
    /// <returns>The choices and what they were made from. No choice only where no track may come.</returns>
    Recommendation Choose(ChoiceRequest request, int count);
}

/// <summary>All that a choice rests on.</summary>
/// <param name="Catalogue">The tracks.</param>
/// <param name="Filter">What the owner allows; never relaxed.</param>
/// <param name="Mood">What the music should aim at; null when the mood is unknown.</param>
/// <param name="Played">What was played, the newest first.</param>
/// <param name="Taste">What the people it is chosen for said of the music.</param>
/// <param name="Vetoed">Tracks that somebody dislikes; they never come.</param>
/// <param name="Unplayable">Tracks that failed lately; they do not come while they are set aside.</param>
/// <param name="Now">UTC.</param>
internal sealed record ChoiceRequest(
    Catalogue Catalogue,
    TrackFilter Filter,
    MoodTarget? Mood,
    IReadOnlyList<PlayedTrack> Played,
    TastePreferences Taste,
    IReadOnlySet<string> Vetoed,
    IReadOnlySet<string> Unplayable,
    DateTimeOffset Now)
{
    /// <summary>What goes together by the history of all rooms.</summary>
    public RecommenderModel Model { get; init; } = RecommenderModel.None;

    public Strategy Strategy { get; init; } = Strategy.Hybrid;

    /// <summary>How much a fully sure mood weighs beside taste, 0 to 1; 0 in a choice that is blind to it.</summary>
    public double MoodShare { get; init; }

    /// <summary>Whether the mood is left out on purpose.</summary>
    public bool IsBlind { get; init; }

    /// <summary>Makes equals take turns.</summary>
    public long Seed { get; init; }

    /// <summary>Whose turn it is, or null where the choice is for all.</summary>
    public string? For { get; init; }
}

/// <param name="Mood">The name of the mood.</param>
/// <param name="Affect">The point to aim at.</param>
/// <param name="Confidence">How sure the mood is, 0 to 1.</param>
/// <param name="Aim">What is to become of it.</param>
/// <param name="IsSaid">Whether the mood is a person's word, not the camera's.</param>
internal sealed record MoodTarget(
    Contracts.Mood Mood, Affect Affect, double Confidence, MusicAim Aim = MusicAim.Match, bool IsSaid = false);

/// <param name="Track">Its id.</param>
/// <param name="Artist">Empty if unknown.</param>
/// <param name="At">When it was put on, UTC.</param>
/// <param name="For">Whose turn it was; null where it was for all.</param>
internal sealed record PlayedTrack(string Track, string Artist, DateTimeOffset At, string? For = null);

/// <summary>The answer to a <see cref="ChoiceRequest"/>.</summary>
/// <param name="Choices">Best first.</param>
/// <param name="Candidates">The best tracks before diversity.</param>
/// <param name="MoodShare">How much the mood weighed in fact, 0 to 1.</param>
/// <param name="Allowed">How many tracks the owner's filter lets through.</param>
internal sealed record Recommendation(IReadOnlyList<Choice> Choices, IReadOnlyList<Candidate> Candidates, float MoodShare, int Allowed);

/// <summary>A track that would fit now.</summary>
/// <param name="Track">The track.</param>
/// <param name="For">The point it was chosen for; null when the mood is unknown or a person chose.</param>
/// <param name="Why">One sentence that a person understands.</param>
internal sealed record Choice(Track Track, Affect? For, string Why);

/// <summary>A track that may be chosen, with all that the last step looks at.</summary>
/// <param name="Track">Its id.</param>
/// <param name="Level">How much it bends the spacing; see <see cref="RecencyPenalty"/>.</param>
/// <param name="Parts">What speaks for it.</param>
/// <param name="Fit">How well it fits the mood, 0 to 1.</param>
/// <param name="Lot">From 0 to 1, by track and turn alone: makes equals take turns.</param>
/// <param name="Artist">The number of its artist in the catalogue; -1 where it is unknown.</param>
/// <param name="Genre">The number of its genre; -1 where it is unknown.</param>
internal readonly record struct Candidate(string Track, byte Level, TasteParts Parts, float Fit, float Lot, int Artist, int Genre);
