using Roomtone.Contracts;
using Roomtone.EdgeAgent.Music.Recommendation;
using Roomtone.EdgeAgent.Sync.Commands;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Music.Wishes;

/// <summary>
/// What guests say of the track that sounds. It counts as what was heard, not as what the house said: a like as a track heard
/// to its end, a dislike as one left at once. So a person's word of the house goes before all of it, it bars no track, and some
/// guests cannot do more than some skips. Who said it is forgotten with the track; at most <see cref="Counted"/> a track and half
/// a day count. Not for two threads at once; the PlaybackController sees to that.
/// </summary>
internal sealed class GuestVotes(PreferenceStore taste, TimeProvider time)
{
    public const int Counted = 5;

    private const int MostTracks = 500;
    private const int MostGuests = 1000;

    private static readonly TimeSpan CountsFor = TimeSpan.FromHours(12);

    private readonly Dictionary<string, (int Count, TimeSpan Since)> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _said = new(StringComparer.Ordinal);

    public int Likes => _said.Count(said => said.Value);

    public int Dislikes => _said.Count - Likes;

    /// <summary>Another track sounds.</summary>
    public void Forget() => _said.Clear();

    /// <exception cref="CommandRefusedException">This guest has said it already.</exception>
    public void Say(string guest, TrackInfo track, bool likes)
    {
        if (_said.ContainsKey(guest)) throw new CommandRefusedException("You have said so of this song already; it counts.");
        if (_said.Count >= MostGuests) throw new CommandRefusedException("So many guests have said something that no more are counted.");
        _said[guest] = likes;
        if (Counts(track.Id)) taste.Heard(track, likes ? 1 : 0);
    }

    private bool Counts(string track)
    {
        var (count, since) = _counts.GetValueOrDefault(track, (0, time.Steady));
        if (time.Steady - since >= CountsFor) (count, since) = (0, time.Steady);
        if (_counts.Count >= MostTracks) _counts.Clear();
        _counts[track] = (count + 1, since);
        return count < Counted;
    }
}
