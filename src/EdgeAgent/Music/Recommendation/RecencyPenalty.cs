namespace Roomtone.EdgeAgent.Music.Recommendation;

/// <summary>
/// How much a track bends the spacing; the least is chosen. Only the spacing bends, when the library is small: what the
/// owner does not allow and what somebody dislikes never comes.
/// </summary>
/// <param name="Track">0: not played within its time; 1: played within it; 2: among the newer half of a small library; 3:
/// just played.</param>
/// <param name="Artist">0: not among the last artists; 1: among them; 2: among the newer half of few artists.</param>
internal readonly record struct RecencyPenalty(byte Track, byte Artist)
{
    private const int ArtistLevels = 3;

    public byte Level => (byte)((Track * ArtistLevels) + Artist);

    public static RecencyPenalty Of(byte level) => new((byte)(level / ArtistLevels), (byte)(level % ArtistLevels));
}
