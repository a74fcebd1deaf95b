using Roomtone.EdgeAgent.Music.Recommendation.Exploration;

namespace Roomtone.EdgeAgent.Music.Recommendation.Choices;

/// <summary>
/// Why a track was chosen, in full: what was known, what was drawn, and what was decided. Numbers and ids of tracks only.
/// </summary>
/// <param name="V">The version of the record, now 1.</param>
/// <param name="At">UTC.</param>
/// <param name="Seed">Of the draw and of the lots.</param>
/// <param name="Model">The version of the taste model, empty without one.</param>
/// <param name="Learned">What the room's choices had taught.</param>
/// <param name="Exploration">The share of choices that may be explored.</param>
/// <param name="BlindToMood">The share of choices that are blind to the mood.</param>
/// <param name="Draw">What was drawn, with its propensities.</param>
/// <param name="Target">What the music aimed at; null when the mood was unknown.</param>
/// <param name="MoodShare">How much the mood weighed, 0 to 1.</param>
/// <param name="Filters">What stood in the way.</param>
/// <param name="Candidates">The best tracks, column by column.</param>
/// <param name="Chosen">The id of the track that was chosen.</param>
internal sealed record ChoiceRecord(
    int V,
    DateTimeOffset At,
    long Seed,
    string Model,
    BanditState Learned,
    double Exploration,
    double BlindToMood,
    ExplorationDecision Draw,
    MoodTarget? Target,
    float MoodShare,
    FilterCounts Filters,
    CandidateColumns Candidates,
    string Chosen)
{
    public const int Version = 1;

    /// <summary>Makes the choice again from what was known.</summary>
    /// <returns>The track that comes out; null where there is no candidate.</returns>
    public string? Replay()
    {
        var draw = ExplorationDecision.Of(Seed, Learned, Exploration, BlindToMood);
        var candidates = Candidates.ToList();
        return
            (draw.Strategy, draw.Blind) == (Draw.Strategy, Draw.Blind)
            && Ranking.Order(candidates, draw.Strategy, MoodShare, 1) is [var best]
            ? candidates[best].Track
            : null;
    }
}

/// <param name="Tracks">How many the library has.</param>
/// <param name="Allowed">How many the owner's settings let through.</param>
/// <param name="Vetoed">How many somebody dislikes.</param>
/// <param name="Unplayable">How many are set aside because they failed.</param>
/// <param name="Rule">The owner's settings in words.</param>
internal sealed record FilterCounts(int Tracks, int Allowed, int Vetoed, int Unplayable, string Rule);

/// <summary>Candidates column by column, which is a third of the size.</summary>
internal sealed record CandidateColumns(
    string[] Track,
    int[] Level,
    float[] Own,
    float[] Collaborative,
    float[] Content,
    float[] Popular,
    float[] Novel,
    float[] Fit,
    float[] Lot,
    int[] Artist,
    int[] Genre
)
{
    public static CandidateColumns Of(IReadOnlyList<Candidate> candidates) => new(
        [.. candidates.Select(candidate => candidate.Track)],
        [.. candidates.Select(candidate => (int)candidate.Level)],
        [.. candidates.Select(candidate => candidate.Parts.Own)],
        [.. candidates.Select(candidate => candidate.Parts.Collaborative)],
        [.. candidates.Select(candidate => candidate.Parts.Content)],
        [.. candidates.Select(candidate => candidate.Parts.Popular)],
        [.. candidates.Select(candidate => candidate.Parts.Novel)],
        [.. candidates.Select(candidate => candidate.Fit)],
        [.. candidates.Select(candidate => candidate.Lot)],
        [.. candidates.Select(candidate => candidate.Artist)],
        [.. candidates.Select(candidate => candidate.Genre)]);

    public List<Candidate> ToList() =>
        [
            .. Track.Select(
                (track, i) =>
                    new Candidate(
                        track,
                        (byte)Level[i],
                        new TasteParts(Own[i], Collaborative[i], Content[i], Popular[i], Novel[i]),
                        Fit[i],
                        Lot[i],
                        Artist[i],
                        Genre[i]
                    )
            ),
        ];
}
