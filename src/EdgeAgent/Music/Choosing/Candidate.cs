using Roomtone.EdgeAgent.Music.Library;

namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>How much a track bends the rules; the least is chosen.</summary>
internal enum Tier
{
    Fresh,
    ArtistAgain,
    TrackAgain,
    JustPlayed,
    Disliked,
    FailedLately,
}

internal readonly record struct Candidate(Track Track, Tier Tier, double Score)
{
    /// <summary>Below zero when <paramref name="a"/> comes first.</summary>
    public static int Compare(Candidate a, Candidate b)
    {
        if (a.Tier != b.Tier) return a.Tier.CompareTo(b.Tier);
        var byScore = b.Score.CompareTo(a.Score);
        return byScore != 0 ? byScore : string.CompareOrdinal(a.Track.Id, b.Track.Id);
    }
}
