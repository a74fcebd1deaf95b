namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>A track that may be chosen, with all that the last step looks at.</summary>
/// <param name="Track">Its id.</param>
/// <param name="Level">How much it bends the spacing; see <see cref="RecencyPenalty"/>.</param>
/// <param name="Parts">What speaks for it.</param>
/// <param name="Fit">How well it fits the mood, 0 to 1.</param>
/// <param name="Lot">From 0 to 1, by track and turn alone: makes equals take turns.</param>
/// <param name="Artist">The number of its artist in the catalogue; -1 where it is unknown.</param>
/// <param name="Genre">The number of its genre; -1 where it is unknown.</param>
internal readonly record struct Candidate(string Track, byte Level, TasteParts Parts, float Fit, float Lot, int Artist, int Genre);
