using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// Scores every track that may come, keeps the best, and ranks these with an eye on diversity. It keeps its working
/// memory from one choice to the next, so it is for one thread at a time.
/// </summary>
internal sealed class HybridRecommender(MusicSettings settings) : IRecommender
{
    private AllowedTracks? _allowed;
    private PreferenceColumns? _taste;

    public Recommendation Choose(ChoiceRequest request, int count)
    {
        var allowed = _allowed = AllowedTracks.Of(request, _allowed);
        var spacing = allowed.Spacing;
        spacing.Begin(request, allowed, settings);
        var taste = _taste = PreferenceColumns.Of(request, _taste);
        var steer = new MoodSteer(request, settings);
        var numbers = Best(request, allowed, taste, steer);
        List<Candidate> candidates = [.. numbers.Select(track => Candidate(request, track, spacing.LevelOf(track), taste, steer))];
        var order = Ranking.Order(candidates, request.Strategy, steer.Share, count);
        return new Recommendation(
            [.. order.Select(place => Choice(request, numbers[place], candidates[place], steer.Share))],
            candidates,
            steer.Share,
            allowed.Numbers.Length
        );
    }

    private static int[] Best(ChoiceRequest request, AllowedTracks allowed, PreferenceColumns taste, MoodSteer steer)
    {
        var columns = request.Catalogue.Columns;
        var best = new BestTracks(Ranking.Considered);
        var scores = taste.For(request.Strategy);
        foreach (var track in allowed.Numbers)
        {
            var level = allowed.Spacing.LevelOf(track);
            if (level == RepeatCooldown.Barred) continue;
            // Exponents and lots are only worth their time where the track can still be among the best.
            var bound = Ranking.Score(scores[track], 1, 1, steer.Share) - (Ranking.LevelStep * level);
            if (bound <= best.Threshold) continue;
            var fit = steer.Share > 0 ? steer.Fit(columns, track) : 0;
            best.Offer(
                track,
                Ranking.Score(scores[track], fit, SeededHash.Of(columns.Lot[track], request.Seed), steer.Share)
                    - (Ranking.LevelStep * level)
            );
        }

        return [.. best.Tracks];
    }

    private static Candidate Candidate(ChoiceRequest request, int track, byte level, PreferenceColumns taste, MoodSteer steer)
    {
        var columns = request.Catalogue.Columns;
        var known = request.Catalogue.Tracks[track].Info.Artist.Length > 0;
        return new Candidate(
            request.Catalogue.Tracks[track].Id,
            level,
            taste.PartsOf(track),
            request.Mood is null ? 0 : steer.Fit(columns, track),
            SeededHash.Of(columns.Lot[track], request.Seed),
            known ? columns.Artist[track] : -1,
            taste.GenreOf(track));
    }

    private static Choice Choice(ChoiceRequest request, int number, Candidate candidate, float moodShare)
    {
        var track = request.Catalogue.Tracks[number];
        return new Choice(track, moodShare > 0 ? request.Mood?.Affect : null, Reason.For(track, candidate, request, moodShare));
    }
}

/// <summary>
/// How well tracks fit the mood: the likelihood of the target under the track's own spread and the room's doubt, and how
/// much that weighs. A room that is not sure steers nothing.
/// </summary>
internal readonly struct MoodSteer
{
    /// <summary>How far a track may lie from a perfectly known mood and still fit.</summary>
    private const double Tolerance = 0.25;

    /// <summary>What an unsure mood adds to the tolerance.</summary>
    private const double Doubt = 0.35;

    private readonly float _valence;
    private readonly float _arousal;
    private readonly float _variance;

    public MoodSteer(ChoiceRequest request, MusicSettings settings)
    {
        if (request.Mood is not { } mood) return;
        Share = (float)(request.MoodShare * Math.Clamp((mood.Confidence - settings.MoodSureFrom) / (1 - settings.MoodSureFrom), 0, 1));
        (_valence, _arousal) = ((float)mood.Affect.Valence, (float)mood.Affect.Arousal);
        _variance = (float)Math.Pow(Tolerance + (Doubt * (1 - mood.Confidence)), 2);
    }

    /// <summary>How much the fit weighs beside taste, 0 to 1.</summary>
    public float Share { get; }

    /// <summary>exp(-d²/2), the distance in units of the two spreads together: 1 on the spot, falling to 0.</summary>
    public float Fit(TrackColumns columns, int track)
    {
        var valence = columns.Valence[track] - _valence;
        var arousal = columns.Arousal[track] - _arousal;
        return MathF.Exp(
            -(
                (valence * valence / (_variance + columns.ValenceVariance[track]))
                + (arousal * arousal / (_variance + columns.ArousalVariance[track]))
            ) / 2
        );
    }
}
