using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Wishes;

/// <summary>
/// Which guests have had their turn lately. In memory only, for as long as a wish lives: a restart begins anew, which does
/// nobody harm. Not for two threads at once; the PlaybackController sees to that.
/// </summary>
internal sealed class GuestTurns(TimeProvider time)
{
    private readonly List<(string Guest, int Track, TimeSpan At)> _served = [];
    private int _track;

    /// <summary>A track begins; of a guest's wish, it is that guest's turn.</summary>
    public void Began(string? guest)
    {
        _track++;
        _served.RemoveAll(served => time.Steady - served.At > WishStore.LivesFor);
        if (guest is not null) _served.Add((guest, _track, time.Steady));
    }

    public GuestTurn Of(string guest)
    {
        var turns = _served.Where(served => served.Guest == guest).ToList();
        return new GuestTurn(turns.Count, turns.Count == 0 ? WishPlan.Between : _track - turns[^1].Track);
    }
}

/// <param name="Count">How many wishes of theirs have sounded within two hours.</param>
/// <param name="Since">How many tracks have begun since the last of them.</param>
internal readonly record struct GuestTurn(int Count, int Since);
