using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>
/// The plain policy: taste leads and the mood steers. Every track that passes the filter gets
/// <c>(1 - w) taste + w fit + a little chance</c>, where w grows with the confidence of the mood up to its limit, and
/// fit is the likelihood of the target under the track's own spread. Tracks are ranked in tiers, so that rules bend in
/// a fixed order when the library is small: first the spacing of artists, then of tracks, then a dislike; the filter never bends.
/// </summary>
internal sealed class MoodRecommender(MusicSettings settings) : IRecommender
{
    /// <summary>How far a track may lie from a perfectly known mood and still fit.</summary>
    private const double Tolerance = 0.25;

    /// <summary>What an unsure mood adds to the tolerance.</summary>
    private const double Doubt = 0.35;

    /// <summary>Makes equals take turns; too little to overrule a like.</summary>
    private const double Chance = 0.1;

    public IReadOnlyList<Choice> Choose(ChoiceRequest request, int count)
    {
        var allowed = request.Catalogue.Tracks.Where(track => request.Filter.Passes(track.Info)).ToList();
        var spacing = Spacing.Of(request.Played, allowed, settings);
        var best = new PriorityQueue<Candidate, Candidate>(Comparer<Candidate>.Create((a, b) => -Candidate.Compare(a, b)));
        foreach (var track in allowed)
        {
            var candidate = new Candidate(track, spacing.TierOf(track, request), Score(track, request));
            if (best.Count < count) best.Enqueue(candidate, candidate);
            else if (count > 0) best.EnqueueDequeue(candidate, candidate);
        }

        return [.. Drain(best).Reverse().Select(candidate => new Choice(candidate.Track, request.Mood?.Affect, Reason.For(candidate, request)))];
    }

    private double Score(Track track, ChoiceRequest request)
    {
        var taste = (1 + request.Taste.Of(track.Id, track.Info.Artist)) / 2;
        var weight = request.Mood is { } mood ? settings.MoodWeight * mood.Confidence : 0;
        var fit = weight > 0 ? Fit(track.Feel, request.Mood!) : 0;
        return ((1 - weight) * taste) + (weight * fit) + (Chance * Lot(track.Id, request.Turn));
    }

    /// <summary>exp(-d²/2), the distance in units of the two spreads together: 1 on the spot, falling to 0.</summary>
    private static double Fit(TrackFeel feel, MoodTarget mood)
    {
        var room = Tolerance + (Doubt * (1 - mood.Confidence));
        var valence = Squared(mood.Affect.Valence - feel.At.Valence) / (Squared(room) + Squared(feel.ValenceSpread));
        var arousal = Squared(mood.Affect.Arousal - feel.At.Arousal) / (Squared(room) + Squared(feel.ArousalSpread));
        return Math.Exp(-(valence + arousal) / 2);
    }

    private static double Squared(double value) => value * value;

    /// <summary>A number from 0 to 1 that only depends on its arguments (FNV-1a), so that a choice can be made again.</summary>
    private static double Lot(string track, long turn)
    {
        var hash = 14695981039346656037UL ^ (ulong)turn;
        foreach (var c in track) hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 32;
        return (hash & 0xFFFFFF) / (double)0x1000000;
    }

    private static IEnumerable<Candidate> Drain(PriorityQueue<Candidate, Candidate> queue)
    {
        while (queue.TryDequeue(out var candidate, out _)) yield return candidate;
    }
}
