using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.State;

namespace Roomtone.EdgeAgent.Music.Playback;

/// <summary>Writes the <see cref="DjMemory"/> when something in it changed.</summary>
internal sealed class DjNotes(PersistedDocument<DjMemory> file, Deck deck, Volume volume, TrackSelector selection)
{
    /// <summary>How many played tracks are kept over a restart: more than half a day of short ones.</summary>
    private const int PlayedKept = 500;

    private (bool Paused, int Volume, NowPlaying? Current)? _written;

    /// <summary>Reads what the last run wrote, and gives volume and history back.</summary>
    public DjMemory Recall()
    {
        var memory = file.Read() ?? DjMemory.Fresh;
        volume.Restore(memory.VolumePercent);
        selection.Played.AddRange(memory.Played);
        return memory;
    }

    /// <summary>What was played has changed afterwards: it is written anew.</summary>
    public void Renew() => _written = null;

    public void Keep(PlayState wanted)
    {
        var now = (wanted == PlayState.Paused, volume.Wanted, deck.Current);
        if (now == _written) return;
        file.Write(new DjMemory(now.Item1, volume.Wanted, deck.Current, [.. selection.Played.Take(PlayedKept)]));
        _written = now;
    }
}
