namespace Roomtone.EdgeAgent.Music.Recommendation;

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
