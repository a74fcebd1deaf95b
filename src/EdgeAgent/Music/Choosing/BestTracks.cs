namespace Roomtone.EdgeAgent.Music.Choosing;

/// <summary>Keeps the best of what it is offered: the lower tier first, then the higher score, then the earlier offer.</summary>
internal sealed class BestTracks(int count)
{
    /// <summary>Scores lie between 0 and 1.1, so that a tier outweighs every score.</summary>
    private const float TierStep = 2;

    private readonly int[] _tracks = new int[count];
    private readonly float[] _marks = new float[count];
    private int _filled;

    /// <summary>The best first.</summary>
    public IEnumerable<int> Tracks => _tracks.Take(_filled);

    public void Offer(int track, Tier tier, float score)
    {
        var mark = score - (TierStep * (int)tier);
        if (_filled == count && (count == 0 || mark <= _marks[^1])) return;
        if (_filled < count) _filled++;
        var place = _filled - 1;
        for (; place > 0 && _marks[place - 1] < mark; place--) (_tracks[place], _marks[place]) = (_tracks[place - 1], _marks[place - 1]);
        (_tracks[place], _marks[place]) = (track, mark);
    }
}
