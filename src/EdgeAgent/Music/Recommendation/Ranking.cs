namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// The last step of a choice, a pure function of the candidates: <c>(1 - w) taste + w fit + a little chance</c>, where w
/// is the mood's share, then diversity. Taste leads, as w stays below a half: matching the mood alone barely moves how
/// people rate a track, liking it does.
/// </summary>
internal static class Ranking
{
    /// <summary>How many of the best are looked at for diversity.</summary>
    public const int Considered = 200;

    /// <summary>Scores lie between 0 and 1.1, so that a level outweighs every score.</summary>
    public const float LevelStep = 2;

    /// <summary>Too little to overrule a like or a mood.</summary>
    private const float Chance = 0.02f;

    /// <summary>What a second track of the same kind loses (maximal marginal relevance, Carbonell and Goldstein 1998).</summary>
    private const float SameArtist = 0.2f;
    private const float SameGenre = 0.04f;

    public static float Score(float taste, float fit, float lot, float moodShare) =>
        ((1 - moodShare) * taste) + (moodShare * fit) + (Chance * lot);

    /// <returns>The places of the candidates, best first.</returns>
    public static List<int> Order(IReadOnlyList<Candidate> candidates, Strategy strategy, float moodShare, int count)
    {
        var weights = PartWeights.Of(strategy);
        float[] marks =
        [
            .. candidates.Select(candidate =>
                Score(candidate.Parts.Weighed(weights), candidate.Fit, candidate.Lot, moodShare) - (LevelStep * candidate.Level)
            ),
        ];
        var order = new List<int>(count);
        while (order.Count < count && order.Count < candidates.Count)
        {
            var best = Best(marks);
            order.Add(best);
            marks[best] = float.NegativeInfinity;
            for (var other = 0; other < marks.Length; other++) marks[other] -= Likeness(candidates[best], candidates[other]);
        }

        return order;
    }

    private static int Best(float[] marks)
    {
        var best = 0;
        for (var i = 1; i < marks.Length; i++)
            if (marks[i] > marks[best]) best = i;
        return best;
    }

    private static float Likeness(Candidate a, Candidate b) =>
        a.Artist >= 0 && a.Artist == b.Artist ? SameArtist : a.Genre >= 0 && a.Genre == b.Genre ? SameGenre : 0;
}

/// <summary>Keeps the tracks with the highest marks of what it is offered; of equals the earlier.</summary>
internal sealed class BestTracks(int count)
{
    private readonly int[] _tracks = new int[count];
    private readonly float[] _marks = new float[count];
    private int _filled;

    /// <summary>The best first.</summary>
    public IEnumerable<int> Tracks => _tracks.Take(_filled);

    /// <summary>What a mark must exceed to be kept.</summary>
    public float Threshold => _filled == count ? _marks[^1] : float.NegativeInfinity;

    public void Offer(int track, float mark)
    {
        if (_filled == count && mark <= _marks[^1]) return;
        if (_filled < count) _filled++;
        var place = _filled - 1;
        for (; place > 0 && _marks[place - 1] < mark; place--) (_tracks[place], _marks[place]) = (_tracks[place - 1], _marks[place - 1]);
        (_tracks[place], _marks[place]) = (track, mark);
    }
}

/// <summary>From 0 to 1, by track and seed alone, so that a choice can be made again (the mixer of MurmurHash3).</summary>
internal static class SeededHash
{
    public static float Of(uint track, long seed)
    {
        var hash = track ^ (uint)(seed ^ (seed >> 32));
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return ((hash ^ (hash >> 16)) & 0xFFFFFF) / (float)0x1000000;
    }
}
